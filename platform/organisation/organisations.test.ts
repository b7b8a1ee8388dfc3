import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { seedDemoOrganisation } from '../../tests/support/demo-organisation.js';
import { agencySystemScope, systemScope } from '../database/index.js';
import { actorOfUsername } from './accounts/actor-of-username.js';
import { openSession } from './accounts/sessions.js';
import { Organisations } from './organisations.js';

let db: TestDatabase;
const organisations = new Organisations();
let agencies: Record<string, string>;

beforeAll(async () => {
  db = await createTestDatabase();
  agencies = await seedDemoOrganisation(db.database);
});
afterAll(() => db.drop());

const organisationOf = (code: string) =>
  db.database.inUnit(agencySystemScope(agencies[code]!), (unit) => organisations.load(unit));

test('the chart of the agency is read with superiors, subordinates and holders', async () => {
  const org = await organisationOf('diskominfo');
  expect(org.positions()).toHaveLength(26);
  expect(org.head().code).toBe('kadis');
  const egov = org.position('kabid-egov')!;
  expect(org.superior(egov.id)?.code).toBe('kadis');
  expect(org.subordinates(egov.id).map(({ code }) => code)).toEqual([
    'kasi-pengembangan',
    'kasi-tatakelola',
    'ketua-tim-kota-cerdas',
  ]);
  expect(org.isBelow(org.position('staf-egov')!.id, org.head().id)).toBe(true);
  expect(org.actingHolder(egov.id)).toMatchObject({ kind: 'definitive', hasAccount: true });
  expect(org.holderOf('registry')?.chartCode).toBe('D111');
  expect(org.group('registry').map(({ code }) => code)).toEqual(['operator', 'kasubbag-umum']);
});

test('one snapshot serves until the organisation or the day changes', async () => {
  const first = await organisationOf('setda');
  expect(await organisationOf('setda')).toBe(first);
  await db.database.inUnit(agencySystemScope(agencies.setda!), (unit) =>
    unit.run(`update position set name = 'Sekretaris Daerah Kota' where code = 'sekda'`),
  );
  const second = await organisationOf('setda');
  expect(second.position('sekda')?.name).toBe('Sekretaris Daerah Kota');
  expect(second.revision).toBeGreaterThan(first.revision);
});

test('a change that was rolled back is never taken for a later one', async () => {
  const setda = agencySystemScope(agencies.setda!);
  await expect(
    db.database.inUnit(setda, async (unit) => {
      await unit.run(`update position set name = 'Tidak jadi' where code = 'kabag-umum'`);
      await organisations.load(unit);
      throw new Error('power failed');
    }),
  ).rejects.toThrow();
  await db.database.inUnit(setda, (unit) =>
    unit.run(`update position set name = 'Kepala Bagian Umum' where code = 'kabag-umum'`),
  );
  expect((await organisationOf('setda')).position('kabag-umum')?.name).toBe('Kepala Bagian Umum');
});

test('what lies at a vacant position falls to the nearest filled superior, in the end to the administrator', async () => {
  const scope = agencySystemScope(agencies.puslatbang!);
  const endAll = (code: string) =>
    db.database.inUnit(scope, (unit) =>
      unit.run(
        `update assignment set ended_at = now() where position_id = (select id from position where code = $1 and agency_id = $2)`,
        [code, agencies.puslatbang],
      ),
    );
  await endAll('kasubbid-pelatihan');
  await endAll('kabid-latbang');
  let org = await organisationOf('puslatbang');
  const below = org.position('kasubbid-pelatihan')!;
  expect(org.responsibleFor(below.id)).toMatchObject({ position: { code: 'kepala' }, vacant: true });
  expect(org.vacantBelow(org.head().id).map(({ code }) => code)).toEqual(['kabid-latbang', 'kasubbid-pelatihan']);
  const head = await db.database.inUnit(scope, (unit) => actorOfUsername(unit, organisations, 'puslatbang.kepala'));
  expect(head.vacancies.map(({ name }) => name)).toContain('Kasubbid Penyelenggaraan Pelatihan');
  await endAll('kepala');
  org = await organisationOf('puslatbang');
  expect(org.responsibleFor(below.id)).toMatchObject({ position: { code: 'admin' }, vacant: true });
});

test('while a Plh acts, the definitive holder sees everything and decides nothing', async () => {
  const scope = agencySystemScope(agencies.cicalengka!);
  await db.database.inUnit(scope, async (unit) => {
    const org = await organisations.load(unit);
    const standIn = org.actingHolder(org.position('sekcam')!.id)!;
    await unit.run(
      `insert into assignment (id, agency_id, position_id, person_id, kind, starts_on, ends_on, basis)
       values (gen_random_uuid(), $1, $2, $3, 'plh', current_date - 1, current_date + 1, 'SP-1')`,
      [agencies.cicalengka, org.head().id, standIn.personId],
    );
  });
  const org = await organisationOf('cicalengka');
  expect(org.actingHolder(org.head().id)).toMatchObject({ kind: 'plh' });
  const camat = await db.database.inUnit(scope, (unit) => actorOfUsername(unit, organisations, 'cicalengka.camat'));
  expect(camat.position).toMatchObject({ code: 'camat', readOnly: true });
  expect(camat.permissions.has('dispose')).toBe(false);
  expect(camat.permissions.has('read-agenda')).toBe(true);
  const sekcam = await db.database.inUnit(scope, (unit) => actorOfUsername(unit, organisations, 'cicalengka.sekcam'));
  expect(sekcam.position).toBeNull();
  expect(sekcam.positions.map(({ code, kind }) => `${kind} ${code}`)).toEqual(['definitive sekcam', 'plh camat']);
});

test('what a position brings: the registry registers, who leads disposes, staff does neither', async () => {
  const org = await organisationOf('diskominfo');
  const may = (code: string) => org.permissionsOf(org.actingHolder(org.position(code)!.id)!.personId);
  expect([...may('operator')]).toEqual(expect.arrayContaining(['register-letter', 'read-agenda', 'work']));
  expect(may('operator').has('dispose')).toBe(false);
  expect(may('kabid-egov').has('dispose')).toBe(true);
  expect(may('staf-egov').has('dispose')).toBe(false);
  expect(may('admin').has('manage-organisation')).toBe(true);
  expect(may('kadis').has('manage-organisation')).toBe(false);
});

test('an agency sees nothing of another, even when no check of the application is at work', async () => {
  const tables = ['org_unit', 'position', 'person', 'assignment', 'office_function', 'position_group', 'account'];
  await db.database.inUnit(systemScope('sign-in'), async (unit) => {
    const { id } = await unit.one<{ id: string }>(
      `select person_id as id from account where username = 'cicalengka.camat'`,
    );
    await openSession(unit, { id, agencyId: agencies.cicalengka! }, 'cookie');
  });
  await db.database.inUnit(agencySystemScope(agencies.setda!), async (unit) => {
    for (const table of [...tables, 'position_group_member', 'session', 'role_grant', 'delegation']) {
      const foreign = await unit.one<{ count: number }>(
        `select count(*)::int as count from ${table} where agency_id is distinct from $1`,
        [agencies.setda],
      );
      expect([table, foreign.count]).toEqual([table, 0]);
    }
    expect(await unit.run('update person set name = name')).toBe(28);
    expect(await unit.run(`update agency set name = name where code <> 'setda'`)).toBe(0);
  });
  await expect(
    db.database.inUnit(agencySystemScope(agencies.setda!), (unit) =>
      unit.run(
        `insert into holiday (agency_id, day, kind, name) values (null, '2030-01-01', 'holiday', 'Milik semua')`,
      ),
    ),
  ).rejects.toThrow('row-level security');
  await expect(
    db.database.inUnit(agencySystemScope(agencies.setda!), (unit) =>
      unit.run(`update position set parent_id = (select $1::uuid) where code = 'operator'`, [
        '00000000-0000-7000-8000-000000000000',
      ]),
    ),
  ).rejects.toThrow('foreign key');
});
