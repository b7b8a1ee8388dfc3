import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.js';
import { systemScope, type Unit } from '../../database/index.js';
import { firstAdministrator } from './first-administrator.js';
import { signIn } from './sign-in.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const inUnit = <T>(work: (unit: Unit) => Promise<T>) => db.database.inUnit(systemScope('installation-admin'), work);

test('an empty installation lets one administrator in, once, and a restart before that makes a new password', async () => {
  const enter = (account: { username: string; password: string } | null) =>
    inUnit((unit) => signIn(unit, { username: '', password: '', ...account, address: '10.0.0.1', kind: 'cookie' }));
  const forgotten = await inUnit(firstAdministrator);
  const noted = await inUnit(firstAdministrator);
  expect(await enter(forgotten)).toEqual({ ok: false });
  expect(await enter(noted)).toMatchObject({ ok: true, agencyId: null, mustChangePassword: true });
  expect(await inUnit(firstAdministrator)).toBeNull();
});
