import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { systemScope } from './index.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

test('a unit that throws leaves nothing behind', async () => {
  await expect(
    db.database.inUnit(systemScope('demo'), async (unit) => {
      await unit.run(`select set_config('alur.person', 'x', false)`);
      throw new Error('power failed');
    }),
  ).rejects.toThrow('power failed');
  const role = await db.database.inUnit(systemScope('health'), (unit) =>
    unit.one<{ role: string; person: string }>(`select current_user as role, current_setting('alur.person') as person`),
  );
  expect(role).toEqual({ role: 'alur_system', person: '' });
});
