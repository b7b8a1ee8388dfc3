import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { ShiftableClock } from '../clock/index.js';
import { agencySystemScope, systemScope } from '../database/index.js';
import { newId } from '../ids/index.js';
import { forgetDelivered } from './forget-delivered.js';
import { enqueue } from './index.js';

const DAY = 86_400_000;
const clock = new ShiftableClock();
let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(clock);
});
afterAll(() => db.drop());

const inSystem = <T>(text: string, values: unknown[] = []) =>
  db.database.inUnit(systemScope('worker'), (unit) => unit.rows<T>(text, values));

async function given(dedupeKey: string, state: string) {
  await db.database.inUnit(agencySystemScope(newId()), (unit) =>
    enqueue(unit, { kind: 'parcel', payload: {}, dedupeKey }),
  );
  await inSystem(
    `update outbox set state = $2, delivered_at = case when $2 = 'delivered' then $3::timestamptz end where dedupe_key = $1`,
    [dedupeKey, state, clock.now()],
  );
}

test('what was delivered ninety days ago is thrown away; what waits or was given up stays', async () => {
  await given('old', 'delivered');
  await given('failed', 'given-up');
  await given('waiting', 'pending');
  clock.advance(60 * DAY);
  await given('younger', 'delivered');
  expect(await forgetDelivered(db.database)).toBe(0);
  clock.advance(31 * DAY);
  expect(await forgetDelivered(db.database)).toBe(1);
  expect(await inSystem('select dedupe_key from outbox order by dedupe_key')).toEqual([
    { dedupe_key: 'failed' },
    { dedupe_key: 'waiting' },
    { dedupe_key: 'younger' },
  ]);
});
