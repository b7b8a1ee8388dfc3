import { describe, expect, it } from 'vitest';
import { duePresets } from './index.js';
import { indonesian } from './samples/disposition.js';

const calendar = {
  timeZone: 'Asia/Jakarta',
  isWorkingDay: (day: string) => !['2026-08-15', '2026-08-16', '2026-08-17'].includes(day),
};
const at = (now: string) =>
  duePresets(new Date(now), calendar, indonesian).map(({ label, value }) => `${label} ${value}`);

describe('the choices of a due time', () => {
  it('are at the close of the office, over weekend and holiday', () => {
    expect(at('2026-08-14T09:00:00+07:00')).toEqual([
      'Hari ini 2026-08-14T16:00:00+07:00',
      'Besok 2026-08-18T16:00:00+07:00',
      '3 hari lagi 2026-08-18T16:00:00+07:00',
    ]);
  });

  it('leave out today when the office has closed', () => {
    expect(at('2026-08-11T17:00:00+07:00')[0]).toMatch(/^Besok/);
  });
});
