import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { agencySystemScope, systemScope } from '../database/index.js';
import { newId } from '../ids/index.js';
import { enqueue } from './index.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const letter = { kind: 'parcel', payload: { to: 'Setda' }, dedupeKey: 'letter-1' };
const waiting = () =>
  db.database.inUnit(systemScope('health'), (unit) =>
    unit.one<{ count: number }>('select count(*)::int as count from outbox'),
  );

test('the same key is enqueued once per agency and kind', async () => {
  const [one, other] = [newId(), newId()];
  const send = (agencyId: string, message = letter) =>
    db.database.inUnit(agencySystemScope(agencyId), (unit) => enqueue(unit, message));
  expect(await send(one)).toBe(true);
  expect(await send(one)).toBe(false);
  expect(await send(one, { ...letter, kind: 'mail' })).toBe(true);
  expect(await send(other)).toBe(true);
  expect(await waiting()).toEqual({ count: 3 });
});

test('a unit that rolls back sends nothing', async () => {
  const before = await waiting();
  const broken = db.database.inUnit(agencySystemScope(newId()), async (unit) => {
    await enqueue(unit, letter);
    throw new Error('power failed');
  });
  await expect(broken).rejects.toThrow('power failed');
  expect(await waiting()).toEqual(before);
});
