import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { systemScope, type Unit } from './index.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  const owner = new pg.Client({ connectionString: db.url });
  await owner.connect();
  await owner.query('create table alur_flag (name text not null); grant all on alur_flag to alur_system');
  await owner.end();
});
afterAll(() => db.drop());

const flags = () => db.database.inUnit(systemScope('health'), (unit) => unit.rows('select name from alur_flag'));

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

test('a posted write that fails rolls the unit back, and the unit says why', async () => {
  const posting = (after: (unit: Unit) => Promise<unknown>) =>
    db.database.inUnit(systemScope('demo'), async (unit) => {
      unit.post('test-flag', `insert into alur_flag (name) values ($1)`, ['kept']);
      unit.post('test-broken', 'select 1 / $1::int', [0]);
      return after(unit);
    });
  await expect(posting(async () => 'done')).rejects.toThrow('division by zero');
  await expect(posting((unit) => unit.one('select 1 as one'))).rejects.toThrow('division by zero');
  expect(await flags()).toEqual([]);
});

test('a unit that passes over a failed query in silence is not acknowledged', async () => {
  const silent = db.database.inUnit(systemScope('demo'), async (unit) => {
    unit.post('test-flag', `insert into alur_flag (name) values ($1)`, ['kept']);
    await unit.run('select 1 / 0').catch(() => {});
  });
  await expect(silent).rejects.toThrow('division by zero');
  expect(await flags()).toEqual([]);
});

test('what is asked together is answered in its order', async () => {
  const seen = await db.database.inUnit(systemScope('demo'), async (unit) => {
    unit.post('test-flag', `insert into alur_flag (name) values ($1)`, ['first']);
    const [before, , after] = await Promise.all([
      unit.rows('select name from alur_flag'),
      unit.run(`delete from alur_flag`),
      unit.rows('select name from alur_flag'),
    ]);
    return { before, after };
  });
  expect(seen).toEqual({ before: [{ name: 'first' }], after: [] });
});

test('a unit that only reads refuses a write, also one that is not waited for', async () => {
  const writing = db.database.inUnit(
    systemScope('demo'),
    async (unit) => unit.post('test-flag', `insert into alur_flag (name) values ($1)`, ['kept']),
    { readOnly: true },
  );
  await expect(writing).rejects.toThrow('read-only transaction');
});
