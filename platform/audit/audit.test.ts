import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { agencySystemScope, systemScope, type Unit } from '../database/index.js';
import { newId } from '../ids/index.js';
import { silentLog } from '../log/index.js';
import type { PersonActor, SystemActor } from '../organisation/actor.js';
import { CANONICAL_ROW, hashOf } from './chain.js';
import { type AuditEntry, listAudit, recordAudit, sealAudit, verifyAudit } from './index.js';

let db: TestDatabase;
/** An account that may do everything, as an intruder in the server room. */
let intruder: pg.Client;
let agencyId = newId();

beforeAll(async () => {
  db = await createTestDatabase();
  intruder = new pg.Client({ connectionString: db.url });
  await intruder.connect();
});
afterAll(async () => {
  await intruder.end();
  await db.drop();
});
beforeEach(() => {
  agencyId = newId();
});

const clerk: PersonActor = {
  kind: 'person',
  personId: newId(),
  name: 'Siti Rahmawati',
  username: 'diskominfo.operator',
  agencyId: null,
  position: { id: newId(), code: 'operator', name: 'Operator', kind: 'plh', readOnly: false },
  positions: [],
  vacancies: [],
  permissions: new Set(),
  language: 'id',
};
const timer = (): SystemActor => ({ kind: 'system', name: 'timer', agencyId });

const record =
  (entry: Partial<AuditEntry> = {}) =>
  (unit: Unit) =>
    recordAudit(unit, { event: 'letter.registered', actor: clerk, ...entry });
const inAgency = <T>(work: (unit: Unit) => Promise<T>) =>
  db.database.inUnit(agencySystemScope(agencyId), work, { requestId: 'request-7' });
const report = async () => {
  const { chains } = await verifyAudit(db.database, silentLog);
  return chains.find((chain) => chain.agencyId === agencyId)!;
};
const idOf = async (sequence: number) =>
  (await intruder.query('select audit_id from audit_seal where chain = $1 and sequence = $2', [agencyId, sequence]))
    .rows[0].audit_id as string;
/** Triggers do not fire for replication, which is what somebody with the keys to the server would use. */
async function secretly(text: string, values: unknown[] = []) {
  await intruder.query('set session_replication_role = replica');
  await intruder.query(text, values);
  await intruder.query('set session_replication_role = origin');
}
async function fiveEvents() {
  for (let n = 1; n <= 5; n++) await inAgency(record({ details: { n } }));
  await sealAudit(db.database, silentLog);
}

test('an event says who did what as whom, why, and in which request', async () => {
  await inAgency(record({ subject: { kind: 'letter', id: 'l-1' }, reason: 'Salah ketik', details: { pages: 3 } }));
  await inAgency(record({ actor: timer(), event: 'task.overdue' }));
  const rows = await inAgency((unit) => listAudit(unit, { limit: 10 }));
  expect(rows).toMatchObject([
    { event: 'task.overdue', actorName: 'timer', positionKind: null },
    {
      event: 'letter.registered',
      actorName: 'Siti Rahmawati',
      positionKind: 'plh',
      subjectKind: 'letter',
      subjectId: 'l-1',
      reason: 'Salah ketik',
      details: { pages: 3 },
      requestId: 'request-7',
    },
  ]);
  const rest = await inAgency((unit) => listAudit(unit, { limit: 10, after: rows[0]!.id }));
  expect(rest.map((row) => row.event)).toEqual(['letter.registered']);
  expect(await inAgency((unit) => listAudit(unit, { limit: 10, event: 'letter.voided' }))).toEqual([]);
});

test('an event of a unit that rolls back did not happen', async () => {
  const broken = inAgency(async (unit) => {
    await record()(unit);
    throw new Error('power failed');
  });
  await expect(broken).rejects.toThrow('power failed');
  expect(await inAgency((unit) => listAudit(unit, { limit: 10 }))).toEqual([]);
});

test('an untouched record is found in order, each agency and the installation for itself', async () => {
  await fiveEvents();
  await db.database.inUnit(systemScope('installation-admin'), record({ event: 'agency.created' }));
  const { chains } = await verifyAudit(db.database, silentLog);
  expect(chains.flatMap((chain) => chain.faults)).toEqual([]);
  expect(chains.find((chain) => chain.agencyId === agencyId)).toMatchObject({ rows: 5 });
  expect(chains.find((chain) => chain.agencyId === null)).toMatchObject({ rows: 1 });
});

test('a unit that commits after a later one was sealed is sealed too', async () => {
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let written = () => {};
  const begun = new Promise<void>((resolve) => {
    written = resolve;
  });
  const late = inAgency(async (unit) => {
    await record({ event: 'late' })(unit);
    written();
    await held;
  });
  await begun;
  await inAgency(record({ event: 'early' }));
  expect(await report()).toMatchObject({ rows: 1, faults: [] });
  goOn();
  await late;
  expect(await report()).toMatchObject({ rows: 2, faults: [] });
});

test('nodes that seal at the same time make one chain', async () => {
  await Promise.all(Array.from({ length: 20 }, () => inAgency(record())));
  await Promise.all([1, 2, 3].map(() => sealAudit(db.database, silentLog)));
  expect(await report()).toMatchObject({ rows: 20, faults: [] });
});

test('a changed row is named', async () => {
  await fiveEvents();
  const auditId = await idOf(3);
  await secretly(`update audit set actor_name = 'Somebody else' where id = $1`, [auditId]);
  expect((await report()).faults).toEqual([{ kind: 'changed', sequence: 3, auditId }]);
});

test('a row moved to another time by a microsecond is named', async () => {
  await fiveEvents();
  const auditId = await idOf(1);
  await secretly(`update audit set at = at + interval '1 microsecond' where id = $1`, [auditId]);
  expect((await report()).faults).toEqual([{ kind: 'changed', sequence: 1, auditId }]);
});

test('a removed row is named', async () => {
  await fiveEvents();
  const auditId = await idOf(4);
  await secretly('delete from audit where id = $1', [auditId]);
  expect((await report()).faults).toEqual([{ kind: 'removed', sequence: 4, auditId }]);
});

test('a row removed together with its seal leaves a gap that is named', async () => {
  await fiveEvents();
  const auditId = await idOf(2);
  const following = await idOf(3);
  await secretly('delete from audit where id = $1', [auditId]);
  await secretly('delete from audit_seal where audit_id = $1', [auditId]);
  expect((await report()).faults).toEqual([{ kind: 'gap', sequence: 2, auditId: following }]);
});

test('a row put in beside the program is named', async () => {
  await fiveEvents();
  const auditId = newId();
  await secretly(
    `insert into audit (id, agency_id, at, event, actor_kind, actor_name, details)
     values ($1, $2, now(), 'letter.voided', 'system', 'timer', '{}')`,
    [auditId, agencyId],
  );
  expect((await report()).faults).toEqual([{ kind: 'added', sequence: null, auditId }]);
});

test('a changed row whose seal was made anew no longer fits the seal behind it', async () => {
  await fiveEvents();
  const auditId = await idOf(3);
  await secretly(`update audit set reason = 'invented' where id = $1`, [auditId]);
  const { rows } = await intruder.query(
    `select ${CANONICAL_ROW} as row, s.previous_hash from audit a join audit_seal s on s.audit_id = a.id where a.id = $1`,
    [auditId],
  );
  const hash = hashOf({ chain: agencyId, sequence: 3, previousHash: rows[0].previous_hash, row: rows[0].row });
  await secretly('update audit_seal set hash = $2 where audit_id = $1', [auditId, hash]);
  expect((await report()).faults).toEqual([{ kind: 'relinked', sequence: 4, auditId: await idOf(4) }]);
});

test('neither the program nor the owner of the tables can change or remove a row', async () => {
  await fiveEvents();
  const asAgency = (text: string) => inAgency((unit) => unit.run(text));
  for (const table of ['audit', 'audit_seal'])
    for (const text of [`update ${table} set agency_id = null`, `delete from ${table}`]) {
      await expect(asAgency(text)).rejects.toThrow('permission denied');
      await expect(intruder.query(text)).rejects.toThrow('never changed or removed');
    }
  await expect(asAgency('select from audit_unsealed')).rejects.toThrow('permission denied');
  await expect(intruder.query('truncate audit')).rejects.toThrow('never changed or removed');
});

test('another record of the same events is compared', async () => {
  const checks = [
    { name: 'history', findGap: async () => 'step 12 of the disposition has no event' },
    { name: 'agenda', findGap: async () => null },
  ];
  const { gaps } = await verifyAudit(db.database, silentLog, checks);
  expect(gaps).toEqual([{ check: 'history', gap: 'step 12 of the disposition has no event' }]);
});
