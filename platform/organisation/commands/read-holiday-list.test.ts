import { expect, test } from 'vitest';
import { readHolidayList } from './read-holiday-list.js';

test('a list from a spreadsheet is read, with heading, either separator and Indonesian dates', () => {
  expect(
    readHolidayList(
      '\uFEFFTanggal;Nama;Jenis\r\n01-01-2028;Tahun Baru;libur\r\n2028-03-27;"Idulfitri; hari 1";cuti bersama\r\n',
    ),
  ).toEqual({
    holidays: [
      { day: '2028-01-01', name: 'Tahun Baru', kind: 'holiday' },
      { day: '2028-03-27', name: 'Idulfitri; hari 1', kind: 'collective-leave' },
    ],
    faults: [],
  });
  expect(readHolidayList('17/08/2028,Hari Kemerdekaan').holidays).toEqual([
    { day: '2028-08-17', name: 'Hari Kemerdekaan', kind: 'holiday' },
  ]);
});

test('everything wrong is told at once, by its line', () => {
  const { faults } = readHolidayList(
    '2028-01-01;Tahun Baru\n2028-02-30;Tidak ada\n2028-01-01;Lagi\n2028-05-01;\n2028-05-02;X;pesta',
  );
  expect(faults).toEqual([
    { line: 2, problem: 'list-day' },
    { line: 3, problem: 'list-twice' },
    { line: 4, problem: 'list-name' },
    { line: 5, problem: 'list-kind' },
  ]);
});

test('an empty list is not silently accepted', () => {
  expect(readHolidayList('\n\n').faults).toEqual([{ line: 1, problem: 'list-empty' }]);
});
