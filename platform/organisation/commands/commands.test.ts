import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.js';
import { DEMO_PASSWORD, seedDemoOrganisation } from '../../../tests/support/demo-organisation.js';
import { agencySystemScope, systemScope } from '../../database/index.js';
import { AppError } from '../../errors/index.js';
import { actorOfUsername } from '../accounts/actor-of-username.js';
import { findSession } from '../accounts/sessions.js';
import { signIn } from '../accounts/sign-in.js';
import { Organisations } from '../organisations.js';
import type { Organisation } from '../types.js';
import { appoint } from './appoint.js';
import { changePosition } from './change-position.js';
import { closePosition } from './close-position.js';
import { createPerson, openAccount } from './create-person.js';
import { createPosition } from './create-position.js';
import type { Desk } from './desk.js';
import { endAssignment } from './end-assignment.js';
import { giveOneTimePassword } from './give-one-time-password.js';
import { grantRole, revokeRole } from './grant-role.js';
import { personLeaves } from './person-leaves.js';
import { setHolidays } from './set-holiday.js';
import { setOfficeFunction } from './set-office-function.js';
import { transfer } from './transfer.js';

let db: TestDatabase;
let agencyId: string;
const organisations = new Organisations();
const translate = (key: string) => key;

beforeAll(async () => {
  db = await createTestDatabase();
  agencyId = (await seedDemoOrganisation(db.database)).diskominfo!;
});
afterAll(() => db.drop());

let org: Organisation;
beforeEach(async () => {
  org = await current();
});

const current = () => db.database.inUnit(agencySystemScope(agencyId), (unit) => organisations.load(unit));

const atDesk = <T>(work: (desk: Desk) => Promise<T>): Promise<T> =>
  db.database.inUnit(agencySystemScope(agencyId), async (unit) =>
    work({ unit, translate, actor: await actorOfUsername(unit, organisations, 'diskominfo.admin') }),
  );

const position = (code: string) => org.position(code)!;
const holder = (code: string) => org.actingHolder(position(code).id)!.personId;

const day = (shift: number) => org.calendar.dayOf(new Date(Date.now() + shift * 86_400_000));

const refusal = async (work: Promise<unknown>) => {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error.detail.fields?.map(({ path }) => path) ?? [error.detail.reason];
    throw error;
  }
  return [];
};

const assignmentOf = (code: string) =>
  atDesk(({ unit }) =>
    unit.one<{ id: string }>('select id from assignment where position_id = $1 and ended_at is null', [
      position(code).id,
    ]),
  );

const openSessionOf = (username: string) =>
  db.database.inUnit(systemScope('sign-in'), async (unit) => {
    const result = await signIn(unit, { username, password: DEMO_PASSWORD, address: '10.0.0.1', kind: 'bearer' });
    if (!result.ok) throw new Error(`${username} could not sign in`);
    return result.token;
  });

const lives = (token: string) =>
  db.database.inUnit(systemScope('sign-in'), async (unit) => (await findSession(unit, token)) !== undefined);

test('a new definitive holder relieves the one before, who leaves the day before', async () => {
  const successor = holder('staf-egov');
  await atDesk((desk) =>
    appoint(desk, {
      positionId: position('kasi-pengembangan').id,
      personId: successor,
      kind: 'definitive',
      startsOn: day(0),
      endsOn: null,
      basis: 'SK-7',
    }),
  );
  org = await current();
  expect(holder('kasi-pengembangan')).toBe(successor);
  expect(org.positionsOf(successor).map(({ code }) => code)).toEqual(['kasi-pengembangan', 'staf-egov']);
});

test('a Plh needs days and an order, one at a time, and never stands in for himself', async () => {
  const plh = (personId: string, endsOn: string | null, basis: string | null) =>
    refusal(
      atDesk((desk) =>
        appoint(desk, {
          positionId: position('kabid-ikp').id,
          personId,
          kind: 'plh',
          startsOn: day(0),
          endsOn,
          basis,
        }),
      ),
    );
  expect(await plh(holder('kasi-media'), null, 'SP-1')).toEqual(['endsOn']);
  expect(await plh(holder('kasi-media'), day(3), null)).toEqual(['basis']);
  expect(await plh(holder('kabid-ikp'), day(3), 'SP-1')).toEqual(['personId']);
  expect(await plh(holder('kasi-media'), day(3), 'SP-1')).toEqual([]);
  expect(await plh(holder('kasi-informasi-publik'), day(1), 'SP-2')).toEqual(['startsOn']);
});

test('after the last day of an order the definitive holder acts again by itself', async () => {
  const acting = (organisation: Organisation) => organisation.actingHolder(position('kabid-statistik').id)!.kind;
  await atDesk((desk) =>
    appoint(desk, {
      positionId: position('kabid-statistik').id,
      personId: holder('kasi-statistik'),
      kind: 'plh',
      startsOn: day(-3),
      endsOn: day(-1),
      basis: 'SP-3',
    }),
  );
  expect(acting(await current())).toBe('definitive');
});

test('who is transferred loses the old position and its session at once', async () => {
  const token = await openSessionOf('diskominfo.kasi-jaringan');
  const person = holder('kasi-jaringan');
  const { id } = await assignmentOf('kasi-jaringan');
  await atDesk((desk) =>
    transfer(desk, id, { positionId: position('kasi-keamanan').id, startsOn: day(0), basis: 'SK-8' }),
  );
  expect(await lives(token)).toBe(false);
  org = await current();
  expect(org.actingHolder(position('kasi-jaringan').id)).toBeUndefined();
  expect(org.responsibleFor(position('kasi-jaringan').id)).toMatchObject({
    position: { code: 'kabid-infrastruktur' },
    vacant: true,
  });
  expect(holder('kasi-keamanan')).toBe(person);
});

test('a position with subordinates or a function is not closed; a closed one leaves its code free', async () => {
  const close = (code: string) => refusal(atDesk((desk) => closePosition(desk, position(code).id, 'Penyederhanaan')));
  expect(await close('kabid-egov')).toEqual(['position-has-subordinates']);
  expect(await close('arsiparis')).toEqual(['position-has-function']);
  const closed = position('kepala-uptd');
  expect(await close('kepala-uptd')).toEqual([]);
  org = await current();
  expect(org.position('kepala-uptd')).toBeUndefined();
  expect(org.responsibleFor(closed.id)).toMatchObject({ position: { code: 'kadis' }, vacant: true });
  const again = await atDesk((desk) => createPosition(desk, { ...closed, chartCode: 'D6' }));
  expect((await current()).position('kepala-uptd')?.id).toBe(again);
});

test('a position cannot be moved beneath itself, and a code is given once', async () => {
  const kabid = position('kabid-egov');
  const change = (facts: Partial<typeof kabid>) =>
    refusal(atDesk((desk) => changePosition(desk, kabid.id, { ...kabid, ...facts }, 'Reorganisasi')));
  expect(await change({ parentId: position('staf-egov').id })).toEqual(['parentId']);
  expect(await change({ code: 'kadis' })).toEqual(['code']);
  expect(await change({ name: 'Kepala Bidang e-Government', parentId: position('sekdis').id })).toEqual([]);
  expect((await current()).superior(kabid.id)?.code).toBe('sekdis');
});

test('somebody new gets an account with a one-time password', async () => {
  const facts = { name: 'Rina (contoh)', grade: null, employment: 'pns' as const, email: null, phone: null };
  const create = (nip: string | null) => refusal(atDesk((desk) => createPerson(desk, { ...facts, nip })));
  expect(await create(null)).toEqual(['nip']);
  expect(await create('198613262015051001')).toEqual(['nip']);
  const account = await atDesk(async (desk) =>
    openAccount(desk, await createPerson(desk, { ...facts, nip: '198609262015051009' }), 'rina'),
  );
  expect(account.username).toBe('diskominfo.rina');
  const result = await db.database.inUnit(systemScope('sign-in'), (unit) =>
    signIn(unit, { ...account, address: '10.0.0.2', kind: 'cookie' }),
  );
  expect(result).toMatchObject({ ok: true, mustChangePassword: true });
  expect(await create('198609262015051009')).toEqual(['nip']);
});

test('a new one-time password ends what is open', async () => {
  const token = await openSessionOf('diskominfo.kasi-persandian');
  await atDesk((desk) => giveOneTimePassword(desk, holder('kasi-persandian')));
  expect(await lives(token)).toBe(false);
});

test('a role that is taken away is gone at once, with the session', async () => {
  const personId = holder('analis-sdm');
  const to = { kind: 'person' as const, id: personId };
  await atDesk((desk) => grantRole(desk, to, 'auditor'));
  expect((await current()).permissionsOf(personId).has('read-audit')).toBe(true);
  const token = await openSessionOf('diskominfo.analis-sdm');
  await atDesk((desk) => revokeRole(desk, to, 'auditor'));
  expect((await current()).permissionsOf(personId).has('read-audit')).toBe(false);
  expect(await lives(token)).toBe(false);
  expect(await refusal(atDesk((desk) => grantRole(desk, to, 'installation-admin')))).toEqual(['role']);
});

test('who leaves the agency holds nothing any more; nobody sends himself away', async () => {
  const personId = holder('pranata-komputer');
  await atDesk((desk) => personLeaves(desk, personId, 'Pensiun'));
  org = await current();
  expect(org.person(personId)).toBeUndefined();
  expect(org.actingHolder(position('pranata-komputer').id)).toBeUndefined();
  expect(await refusal(atDesk((desk) => personLeaves(desk, holder('admin'), 'Pensiun')))).toEqual(['own-account']);
});

test('somebody must always be head and administrator', async () => {
  expect(await refusal(atDesk((desk) => setOfficeFunction(desk, 'head', null)))).toEqual(['head']);
  await atDesk((desk) => setOfficeFunction(desk, 'personnel', null));
  expect((await current()).holderOf('personnel')).toBeUndefined();
});

test("a day off of the agency raises the calendar's revision, and only there", async () => {
  const before = org.calendar.revision;
  await atDesk((desk) => setHolidays(desk, [{ day: '2027-03-05', kind: 'holiday', name: 'Hari jadi kota' }]));
  org = await current();
  expect(org.calendar.revision).toBeGreaterThan(before);
  expect(org.calendar.isWorkingDay('2027-03-05')).toBe(false);
  const other = await db.database.inUnit(systemScope('demo'), async (unit) => {
    const { id } = await unit.one<{ id: string }>(`select id from agency where code = 'setda'`);
    return organisations.load(unit, id);
  });
  expect(other.calendar.isWorkingDay('2027-03-05')).toBe(true);
});

test('every act is recorded with who did it and why', async () => {
  const { id } = await assignmentOf('pengurus-barang');
  await atDesk((desk) => endAssignment(desk, id, { lastDay: day(30), reason: 'Mutasi' }));
  const row = await atDesk(({ unit }) =>
    unit.one(`select actor_name, reason, subject_id from audit where event = 'assignment.ended' order by id desc`),
  );
  expect(row).toMatchObject({ reason: 'Mutasi', subject_id: position('pengurus-barang').id });
});
