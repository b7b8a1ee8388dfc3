import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.js';
import { DEMO_PASSWORD, seedDemoOrganisation } from '../../../tests/support/demo-organisation.js';
import { systemScope, type Unit } from '../../database/index.js';
import { AppError } from '../../errors/index.js';
import { endSession, findSession } from './sessions.js';
import { signIn } from './sign-in.js';
import { throttleKey } from './sign-in-throttle.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  await seedDemoOrganisation(db.database);
});
afterAll(() => db.drop());

const inUnit = <T>(work: (unit: Unit) => Promise<T>) => db.database.inUnit(systemScope('sign-in'), work);

const attempt = async (username: string, password: string, address: string) => {
  try {
    const result = await inUnit((unit) => signIn(unit, { username, password, address, kind: 'bearer' }));
    return result.ok ? 'in' : 'wrong';
  } catch (error) {
    if (error instanceof AppError && error.code === 'throttled') return `wait ${error.detail.retryAfter}`;
    throw error;
  }
};

/** Seconds from the last failure until the next attempt is looked at. */
const waits = async (username: string, address: string) => {
  const { seconds } = await inUnit((unit) =>
    unit.one<{ seconds: number }>(
      'select round(extract(epoch from blocked_until - last_at))::int as seconds from sign_in_failure where key = $1',
      [throttleKey(username, address)],
    ),
  );
  return seconds;
};

const open = async (username: string) => {
  const result = await inUnit((unit) =>
    signIn(unit, { username, password: DEMO_PASSWORD, address: '10.1.0.1', kind: 'cookie' }),
  );
  if (!result.ok) throw new Error('not signed in');
  return result.token;
};

test('a name is found whatever its capitals, the token is not in the database', async () => {
  expect(await attempt(' Diskominfo.KADIS ', DEMO_PASSWORD, '10.1.0.1')).toBe('in');
  const token = await open('diskominfo.kadis');
  const stored = await inUnit((unit) =>
    unit.rows<{ hash: string }>(`select encode(token_hash, 'hex') as hash from session`),
  );
  expect(stored.some(({ hash }) => hash.includes(Buffer.from(token, 'base64url').toString('hex')))).toBe(false);
  expect(await inUnit((unit) => findSession(unit, token))).toMatchObject({ username: 'diskominfo.kadis' });
});

test('the fifth failure costs waiting, which grows; the right password does not help meanwhile', async () => {
  for (let i = 0; i < 5; i++) expect(await attempt('setda.sekda', 'salah sekali', '192.0.2.10')).toBe('wrong');
  expect(await waits('setda.sekda', '192.0.2.10')).toBe(2);
  await inUnit((unit) => unit.run(`update sign_in_failure set blocked_until = now() - interval '1 second'`));
  expect(await attempt('setda.sekda', 'salah sekali', '192.0.2.10')).toBe('wrong');
  expect(await waits('setda.sekda', '192.0.2.99')).toBe(4);
  await inUnit((unit) => unit.run(`update sign_in_failure set blocked_until = now() + interval '1 minute'`));
  expect(await attempt('setda.sekda', DEMO_PASSWORD, '192.0.2.99')).toMatch(/^wait (60|59)$/);
});

test('colleagues behind the same address and the owner elsewhere are not touched', async () => {
  expect(await attempt('setda.asisten-1', DEMO_PASSWORD, '192.0.2.10')).toBe('in');
  expect(await attempt('setda.sekda', DEMO_PASSWORD, '198.51.100.7')).toBe('in');
});

test('guessing in parallel is no faster than in a row', async () => {
  const results = await Promise.all(
    Array.from({ length: 9 }, () => attempt('setda.asisten-2', 'salah sekali', '192.0.2.20')),
  );
  expect(results.filter((result) => result === 'wrong')).toHaveLength(5);
});

test('signing in well forgets what failed before', async () => {
  for (let i = 0; i < 4; i++) await attempt('setda.asisten-3', 'salah sekali', '192.0.2.30');
  expect(await attempt('setda.asisten-3', DEMO_PASSWORD, '192.0.2.30')).toBe('in');
  for (let i = 0; i < 4; i++) expect(await attempt('setda.asisten-3', 'salah sekali', '192.0.2.30')).toBe('wrong');
});

test('an unknown name is answered like a wrong password', async () => {
  expect(await attempt('setda.tidak-ada', DEMO_PASSWORD, '192.0.2.40')).toBe('wrong');
});

test('addresses of one subscriber count as one network', () => {
  expect(throttleKey('a', '2001:db8:1:2::5')).toEqual(throttleKey('A', '2001:0db8:1:2:ffff::9'));
  expect(throttleKey('a', '2001:db8:1:2::5')).not.toEqual(throttleKey('a', '2001:db8:1:3::5'));
  expect(throttleKey('a', '::ffff:192.0.2.7')).toEqual(throttleKey('a', '192.0.2.200'));
  expect(throttleKey('a', '::1')).not.toEqual(throttleKey('a', '2001:db8:1:2::5'));
});

test('a session ends by signing out, by time, and when the account is closed', async () => {
  const found = (token: string) => inUnit((unit) => findSession(unit, token));
  const signedOut = await open('setda.kabag-umum');
  await inUnit((unit) => endSession(unit, signedOut, 'signed-out'));
  expect(await found(signedOut)).toBeUndefined();

  const idle = await open('setda.kabag-umum');
  await inUnit((unit) =>
    unit.run(`update session set idle_until = now() - interval '1 second' where ended_at is null`),
  );
  expect(await found(idle)).toBeUndefined();

  const old = await open('setda.kabag-umum');
  await inUnit((unit) =>
    unit.run(`update session set expires_at = now() - interval '1 second' where ended_at is null`),
  );
  expect(await found(old)).toBeUndefined();

  const closed = await open('setda.kabag-umum');
  await inUnit((unit) => unit.run(`update account set deactivated_at = now() where username = 'setda.kabag-umum'`));
  expect(await found(closed)).toBeUndefined();
  expect(await attempt('setda.kabag-umum', DEMO_PASSWORD, '10.1.0.1')).toBe('wrong');
});
