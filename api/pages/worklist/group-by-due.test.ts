import { expect, test } from 'vitest';
import { groupByDue } from './group-by-due.js';

const wednesdayNoon = new Date('2026-11-25T05:00:00Z');
const task = (name: string, dueAt: string | null) => ({ name, dueAt: dueAt === null ? null : new Date(dueAt) });

test('the worklist groups by the days of the office, not of Greenwich', () => {
  const groups = groupByDue(
    [
      task('lewat', '2026-11-25T04:59:00Z'),
      task('malam ini di Jakarta', '2026-11-25T16:30:00Z'),
      task('besok dini hari di Jakarta', '2026-11-25T17:30:00Z'),
      task('Minggu', '2026-11-29T10:00:00Z'),
      task('Senin depan', '2026-11-30T01:00:00Z'),
      task('tanpa tenggat', null),
    ],
    wednesdayNoon,
    'Asia/Jakarta',
  );
  expect(groups.map(({ group, items }) => [group, items.map(({ name }) => name)])).toEqual([
    ['overdue', ['lewat']],
    ['today', ['malam ini di Jakarta']],
    ['week', ['besok dini hari di Jakarta', 'Minggu']],
    ['later', ['Senin depan', 'tanpa tenggat']],
  ]);
});

test('on a Sunday the week that begins tomorrow is this week', () => {
  const sunday = new Date('2026-11-22T03:00:00Z');
  const groups = groupByDue([task('Senin', '2026-11-23T09:00:00Z')], sunday, 'Asia/Jakarta');
  expect(groups.map(({ group }) => group)).toEqual(['week']);
});
