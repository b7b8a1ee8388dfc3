import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { smallOffice } from '../tests/small-office.js';
import { demoLetters } from './demo-letter.js';
import { planDemo } from './plan.js';

const ZONE = 'Asia/Jakarta';
const { calendar } = smallOffice([{ day: '2026-11-20', name: 'Libur' }]);
const planAt = (local: string) => {
  const now = DateTime.fromISO(local, { zone: ZONE }).toJSDate();
  return { now, steps: planDemo(demoLetters(), now, ZONE, (day) => calendar.isWorkingDay(day)) };
};

test.each([
  ['at ten on a Wednesday', '2026-11-25T10:00'],
  ['just after opening', '2026-11-25T07:40'],
  ['in the night', '2026-11-25T02:13'],
  ['on a Sunday evening', '2026-11-22T21:30'],
  ['on a holiday', '2026-11-20T11:00'],
])('started %s, all that happened lies in office hours of working days and before now', (_, local) => {
  const { now, steps } = planAt(local);
  for (const { at } of steps) {
    const moment = DateTime.fromJSDate(at, { zone: ZONE });
    expect(at.getTime()).toBeLessThan(now.getTime());
    expect(calendar.isWorkingDay(moment.toFormat('yyyy-MM-dd')), moment.toISO() ?? '').toBe(true);
    expect(moment.hour * 60 + moment.minute).toBeGreaterThanOrEqual(7 * 60 + 30);
    expect(moment.hour).toBeLessThan(16);
  }
});

test('what happens to one letter keeps its order', () => {
  const { steps } = planAt('2026-11-25T09:05');
  const begun = new Set<unknown>();
  for (const { letter, act } of steps) {
    if (act === 'register') begun.add(letter);
    else expect(begun.has(letter)).toBe(true);
  }
  expect(begun.size).toBe(demoLetters().length);
});
