import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { agencySystemScope, systemScope } from '../database/index.js';
import { newId } from '../ids/index.js';
import { Organisations } from './organisations.js';
import type { WorkingCalendar } from './types.js';

let db: TestDatabase;
let fiveDays: WorkingCalendar;
let sixDays: WorkingCalendar;

beforeAll(async () => {
  db = await createTestDatabase();
  const calendarOf = async (code: string, weekdays: number[], zone: string) => {
    const id = newId();
    await db.database.inUnit(systemScope('demo'), (unit) =>
      unit.run('insert into agency (id, code, name, working_weekdays, time_zone) values ($1, $2, $2, $3, $4)', [
        id,
        code,
        weekdays,
        zone,
      ]),
    );
    const org = await db.database.inUnit(agencySystemScope(id), (unit) => new Organisations().load(unit));
    return org.calendar;
  };
  fiveDays = await calendarOf('five', [1, 2, 3, 4, 5], 'Asia/Jakarta');
  sixDays = await calendarOf('six', [1, 2, 3, 4, 5, 6], 'Asia/Jayapura');
});
afterAll(() => db.drop());

test('a five-day week has 240 working days in 2026 and 242 in 2027', () => {
  expect(fiveDays.workingDaysBetween('2026-01-01', '2026-12-31')).toBe(240);
  expect(fiveDays.workingDaysBetween('2027-01-01', '2027-12-31')).toBe(242);
});

test('a six-day week works on Saturdays that are no holiday', () => {
  expect(sixDays.isWorkingDay('2026-11-21')).toBe(true);
  expect(fiveDays.isWorkingDay('2026-11-21')).toBe(false);
  expect(sixDays.isWorkingDay('2026-03-21')).toBe(false);
});

test('a holiday and a collective leave are named', () => {
  expect(fiveDays.holiday('2026-08-17')).toBe('Hari Kemerdekaan');
  expect(fiveDays.holiday('2026-12-24')).toBe('Cuti bersama Natal');
  expect(fiveDays.holiday('2026-12-23')).toBeNull();
});

test('five working days over Christmas end at four in the afternoon after the holidays', () => {
  const registered = new Date('2026-12-22T03:00:00Z');
  expect(fiveDays.addWorkingDays(registered, 5)).toEqual(new Date('2026-12-31T09:00:00Z'));
});

test('no working days from a Saturday is the end of Monday', () => {
  expect(fiveDays.addWorkingDays(new Date('2026-11-21T02:00:00Z'), 0)).toEqual(new Date('2026-11-23T09:00:00Z'));
});

test('one working day before an event is the last one before it', () => {
  expect(fiveDays.addWorkingDays(new Date('2026-11-23T02:00:00Z'), -1)).toEqual(new Date('2026-11-20T09:00:00Z'));
});

test('the day is the one of the agency: late in Jakarta is already tomorrow in Jayapura', () => {
  const late = new Date('2026-11-22T15:30:00Z');
  expect(fiveDays.dayOf(late)).toBe('2026-11-22');
  expect(sixDays.dayOf(late)).toBe('2026-11-23');
});

test('twice 24 hours stand still over the weekend', () => {
  expect(fiveDays.addHours(new Date('2026-11-20T03:00:00Z'), 48)).toEqual(new Date('2026-11-24T03:00:00Z'));
  expect(fiveDays.addHours(new Date('2026-11-21T03:00:00Z'), 2)).toEqual(new Date('2026-11-22T19:00:00Z'));
});

test('a day that is none is refused', () => {
  expect(() => fiveDays.isWorkingDay('2026-02-30')).toThrow(RangeError);
});
