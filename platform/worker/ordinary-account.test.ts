import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrationSeries } from '../../api/migration-series.js';
import { recordAudit, sealAudit, verifyAudit } from '../audit/index.js';
import { systemClock } from '../clock/index.js';
import { agencySystemScope, Database, migrate } from '../database/index.js';
import { newId } from '../ids/index.js';
import { silentLog } from '../log/index.js';
import { nextNumber } from '../numbering/index.js';
import { enqueue } from '../outbox/index.js';
import { createWorker } from './index.js';

const name = `alur_plain_${randomBytes(4).toString('hex')}`;
const server = new URL(process.env.ALUR_TEST_SERVER!);
const as = (account: string, password: string, database: string) => {
  const url = new URL(server);
  url.username = account;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
};
const url = as(name, 'plain', name);
let administrator: pg.Client;

beforeAll(async () => {
  administrator = new pg.Client({ connectionString: server.href });
  await administrator.connect();
  // What the operating manual has an administrator of the server do once.
  await administrator.query(`create role ${name} login password 'plain'`);
  await administrator.query(`do $$ begin
    if not exists (select from pg_roles where rolname = 'alur_app') then create role alur_app nologin; end if;
    if not exists (select from pg_roles where rolname = 'alur_system') then create role alur_system nologin; end if;
  end $$`);
  await administrator.query(`grant alur_app, alur_system to ${name}`);
  await administrator.query(`create database ${name} owner ${name} template template0`);
});
afterAll(async () => {
  await administrator.query(`drop database ${name} with (force)`);
  await administrator.query(`drop role ${name}`);
  await administrator.end();
});

test('an account that only owns its database is enough: nothing needs a superuser', async () => {
  await migrate(url, migrationSeries(), silentLog);
  const database = new Database(url, systemClock, silentLog, 2);
  const agencyId = newId();
  const arrived: string[] = [];
  const worker = createWorker({
    url,
    database,
    log: silentLog,
    transports: [{ kind: 'parcel', deliver: async ({ dedupeKey }) => void arrived.push(dedupeKey) }],
    periodic: [{ name: 'seal', everyMs: 1_000, run: () => sealAudit(database, silentLog) }],
  });
  try {
    await database.inUnit(agencySystemScope(agencyId), async (unit) => {
      await recordAudit(unit, { event: 'letter.registered', actor: { kind: 'system', name: 'timer', agencyId } });
      await enqueue(unit, {
        kind: 'parcel',
        payload: {},
        dedupeKey: `letter-${await nextNumber(unit, { register: 'incoming', year: 2026 })}`,
      });
    });
    await worker.start();
    await worker.drain();
    expect(arrived).toEqual(['letter-1']);
    expect((await verifyAudit(database, silentLog)).chains).toMatchObject([{ agencyId, rows: 1, faults: [] }]);
  } finally {
    await worker.stop();
    await database.close();
  }
});
