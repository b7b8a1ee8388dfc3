import { expect, test } from 'vitest';
import { smallOffice } from '../tests/small-office.js';
import { dueAfter, USUAL_DUE_RULES, usualDue } from './due-time.js';

const { calendar } = smallOffice([{ day: '2026-12-25', name: 'Natal' }]);
/** Local time in Jakarta. */
const at = (local: string) => new Date(`${local}+07:00`);

test('a very urgent letter of Tuesday morning is due on Wednesday morning', () => {
  expect(dueAfter(USUAL_DUE_RULES['sangat-segera'], at('2026-11-24T09:14:00'), calendar)).toEqual(
    at('2026-11-25T09:14:00'),
  );
});

test('hours stand still on days off: 24 hours from Friday end on Monday', () => {
  expect(dueAfter({ hours: 24 }, at('2026-11-27T10:00:00'), calendar)).toEqual(at('2026-11-30T10:00:00'));
});

test('an ordinary letter is due at the end of the fifth working day, holidays not counted', () => {
  expect(dueAfter(USUAL_DUE_RULES.biasa, at('2026-12-22T10:00:00'), calendar)).toEqual(at('2026-12-30T16:00:00'));
});

test('an invitation is due one working day before the event, unless that is over already', () => {
  const due = (eventAt: Date) =>
    usualDue({ urgency: 'segera', eventAt }, USUAL_DUE_RULES, at('2026-12-22T10:00:00'), calendar);
  expect(due(at('2026-12-28T09:00:00'))).toEqual(at('2026-12-24T16:00:00'));
  expect(due(at('2026-12-22T14:00:00'))).toEqual(at('2026-12-24T10:00:00'));
});
