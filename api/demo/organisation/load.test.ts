import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemScope } from '../../../platform/database/index.js';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.js';
import { seedDemoOrganisation } from '../../../tests/support/demo-organisation.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  await seedDemoOrganisation(db.database);
});
afterAll(() => db.drop());

const rows = <T>(text: string) => db.database.inUnit(systemScope('demo'), (unit) => unit.rows<T>(text));

const PROMISED = {
  diskominfo:
    'admin operator kadis sekdis kabid-egov kasi-pengembangan kasi-tatakelola staf-egov kasubbag-umum arsiparis pengurus-barang',
  puslatbang:
    'admin operator kepala kabag-adm kabid-latbang kabid-kompetensi kasubbag-umum-sdm kasubbid-pelatihan humas pengelola-bmn',
  cicalengka: 'admin operator camat sekcam kasi-pelayanan loket-1',
  setda: 'admin operator sekda asisten-1 asisten-3 kabag-umum kabag-prokopim staf-protokol',
};

test('every account that the contract promises exists', async () => {
  const names = new Set((await rows<{ username: string }>('select username from account')).map((row) => row.username));
  const promised = Object.entries(PROMISED).flatMap(([agency, codes]) =>
    codes.split(' ').map((code) => `${agency}.${code}`),
  );
  expect(['admin', ...promised].filter((name) => !names.has(name))).toEqual([]);
});

test('the operators hold the rows of the chart that the contract names', async () => {
  const held = await rows<{ username: string; chart_code: string }>(
    `select a.username, p.chart_code from account a join assignment s on s.person_id = a.person_id
       join position p on p.id = s.position_id where a.username like '%.operator' order by 1`,
  );
  expect(held.map((row) => row.chart_code)).toEqual(['K111', 'D111', 'P111', 'S3111']);
});

test('village heads are contacts without an account and beneath nobody', async () => {
  const villages = await rows<{ parent_id: string | null; account: string | null }>(
    `select p.parent_id, a.person_id as account from position p join assignment s on s.position_id = p.id
       left join account a on a.person_id = s.person_id where p.chart_code like 'KD%'`,
  );
  expect(villages).toHaveLength(12);
  expect(villages.every((row) => row.parent_id === null && row.account === null)).toBe(true);
});

test('numbers follow the rule: a birth date, an appointment at 18 to 46, a sex', async () => {
  for (const { nip, employment } of await rows<{ nip: string; employment: string }>(
    'select nip, employment from person where nip is not null',
  )) {
    const [, year, month, day, from, marker, sex] = /^(\d{4})(\d\d)(\d\d)(\d{4})(\d\d)(\d)\d{3}$/.exec(nip)!;
    expect(new Date(`${year}-${month}-${day}`).toISOString().slice(0, 10)).toBe(`${year}-${month}-${day}`);
    expect(Number(year)).toBeGreaterThanOrEqual(1966);
    expect(Number(year)).toBeLessThanOrEqual(2000);
    const age = Number(from) - Number(year);
    expect(age >= 18 && age <= 46).toBe(true);
    expect(employment === 'pppk' ? Number(marker) >= 21 : Number(marker) >= 1 && Number(marker) <= 12).toBe(true);
    expect(['1', '2']).toContain(sex);
  }
});

test('no two people of an agency share a name, and nearly half of the kecamatan is fifty or older', async () => {
  const people = await rows<{ code: string; name: string; nip: string | null }>(
    'select a.code, p.name, p.nip from person p join agency a on a.id = p.agency_id',
  );
  for (const code of Object.keys(PROMISED)) {
    const names = people.filter((person) => person.code === code).map((person) => person.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => name.endsWith('(contoh)'))).toBe(true);
  }
  const staff = people.filter((person) => person.code === 'cicalengka' && person.nip);
  const older = staff.filter((person) => Number(person.nip!.slice(0, 4)) <= 1976);
  expect(older.length / staff.length).toBeGreaterThanOrEqual(0.45);
});

test('loading again changes nothing', async () => {
  const before = await rows('select code, org_revision from agency order by code');
  await seedDemoOrganisation(db.database);
  expect(await rows('select code, org_revision from agency order by code')).toEqual(before);
});
