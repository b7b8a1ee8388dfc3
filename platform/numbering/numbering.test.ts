import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { agencySystemScope } from '../database/index.js';
import { newId } from '../ids/index.js';
import { beginRegister, localYear, nextNumber } from './index.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(undefined, 32);
});
afterAll(() => db.drop());

const inAgency = (agencyId: string) => agencySystemScope(agencyId);
const take = (agencyId: string, year = 2026, register = 'incoming') =>
  db.database.inUnit(inAgency(agencyId), (unit) => nextNumber(unit, { register, year }));
const begin = (agencyId: string, next: number) =>
  db.database.inUnit(inAgency(agencyId), (unit) => beginRegister(unit, { register: 'incoming', year: 2026, next }));

test('32 clients at once, some of whom give up, take numbers without a gap and without a double', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 32, maxLength: 32 }), async (commits) => {
      const agencyId = newId();
      const taken = await Promise.all(
        commits.map((commit) =>
          db.database
            .inUnit(inAgency(agencyId), async (unit) => {
              const number = await nextNumber(unit, { register: 'incoming', year: 2026 });
              if (!commit) throw new Error('power failed');
              return number;
            })
            .catch((error: Error) => {
              expect(error.message).toBe('power failed');
              return null;
            }),
        ),
      );
      const numbers = taken.filter((number) => number !== null).sort((a, b) => a - b);
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      expect(await take(agencyId)).toBe(numbers.length + 1);
    }),
    { numRuns: 12 },
  );
});

test('every agency, register and year counts for itself', async () => {
  const [one, other] = [newId(), newId()];
  expect(await take(one)).toBe(1);
  expect(await take(one)).toBe(2);
  expect(await take(other)).toBe(1);
  expect(await take(one, 2027)).toBe(1);
  expect(await take(one, 2026, 'outgoing')).toBe(1);
});

test('an office that begins in mid-year goes on at 412', async () => {
  const agencyId = newId();
  await begin(agencyId, 41);
  await begin(agencyId, 412);
  expect(await take(agencyId)).toBe(412);
  expect(await take(agencyId)).toBe(413);
});

test('the starting number stays once a number was taken', async () => {
  const agencyId = newId();
  await take(agencyId);
  await expect(begin(agencyId, 412)).rejects.toMatchObject({ code: 'conflict', detail: { reason: 'register-in-use' } });
  expect(await take(agencyId)).toBe(2);
});

test.each([0, -1, 1.5, Number.NaN, 1e9])('a starting number of %d is refused', async (next) => {
  await expect(begin(newId(), next)).rejects.toMatchObject({ code: 'invalid', detail: { reason: 'next-number' } });
});

test('the new year of a register begins at midnight in Jakarta', () => {
  expect(localYear(new Date('2026-12-31T16:59:59Z'), 'Asia/Jakarta')).toBe(2026);
  expect(localYear(new Date('2026-12-31T17:00:00Z'), 'Asia/Jakarta')).toBe(2027);
  expect(localYear(new Date('2026-12-31T15:00:00Z'), 'Asia/Jayapura')).toBe(2027);
});
