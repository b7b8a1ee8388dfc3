import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemScope } from '../../../platform/database/index.js';
import { type Office, PASSWORD, startOffice } from '../../../tests/support/office.js';
import type { FormFields, PageClient } from '../../../tests/support/page-client.js';

let office: Office;
let admin: PageClient;
beforeAll(async () => {
  office = await startOffice({ catalog: { slices: [], shipped: { note: '' } } });
  admin = await office.pages('cicalengka.admin');
});
afterAll(() => office.close());

const one = <T>(text: string, values: unknown[] = []) =>
  office.house.platform.database.inUnit(systemScope('demo'), (unit) => unit.one<T>(text, values));

const positionId = async (code: string, agency = 'cicalengka') =>
  (
    await one<{ id: string }>(
      `select p.id from position p join agency a on a.id = p.agency_id
        where p.code = $1 and a.code = $2 and p.closed_at is null`,
      [code, agency],
    )
  ).id;

const personOf = async (username: string) =>
  (await one<{ person_id: string }>('select person_id from account where username = $1', [username])).person_id;

const fill = async (path: string, fields: FormFields, browser = admin) =>
  browser.submit(await browser.get(path), path, fields);

test('the overview, and every page it leads to, opens and says what it is for', async () => {
  const overview = await admin.get('/administration');
  expect(overview.status).toBe(200);
  const links = new Set([...overview.html.matchAll(/href="(\/administration\/[^"?]+)"/g)].map(([, href]) => href!));
  expect(links.size).toBeGreaterThanOrEqual(7);
  for (const href of links) {
    const page = await admin.get(href);
    expect([href, page.status]).toEqual([href, 200]);
    expect(page.html.match(/<h1/g)).toHaveLength(1);
    expect(page.html).not.toMatch(/administration\.[a-z]+[.-]/);
  }
});

test('people are found by name, number, position and account', async () => {
  const found = async (q: string) => (await admin.get(`/administration/people?${new URLSearchParams({ q })}`)).html;
  expect(await found('camat')).toContain('cicalengka.camat');
  expect(await found('Loket PATEN 1')).toContain('cicalengka.loket-1');
  expect(await found('zzz')).toContain('Tidak ada yang cocok');
  expect(await found('%')).toContain('Tidak ada yang cocok');
});

test('somebody new signs in with the one-time password and must replace it first', async () => {
  const page = await fill('/administration/people/new', {
    name: 'Rudi Hartono (contoh)',
    employment: 'non-asn',
    nip: '',
    username: 'rudi',
  });
  const password = /<p class="big-number">([^<]+)<\/p>/.exec(page.html)?.[1] ?? '';
  expect(password).toMatch(/^[0-9A-Z-]{14}$/);
  const rudi = await office.pages('cicalengka.operator');
  const entered = await rudi.post('/sign-in', { username: 'cicalengka.rudi', password });
  expect(entered.location).toBe('/settings/password');
  expect((await rudi.get('/administration')).status).toBe(403);
  const fresh = 'kata baru yang panjang';
  await fill('/settings/password', { current: password, password: fresh, again: fresh }, rudi);
  expect((await rudi.get('/settings')).status).toBe(200);
});

test('what was typed stays when something is wrong, and each fault leads to its field', async () => {
  const reply = await fill('/administration/people/new', {
    name: 'Rudi Salah (contoh)',
    employment: 'pns',
    nip: '123',
    username: 'rudi-salah',
  });
  expect(reply.status).toBe(422);
  expect(reply.html).toContain('value="Rudi Salah (contoh)"');
  expect(reply.html).toContain('<a href="#nip">NIP terdiri atas 18 angka.</a>');
});

test('a position is added, filled, and its holder transferred; the record says so', async () => {
  const unitId = (
    await one<{ id: string }>(
      `select u.id from org_unit u join agency a on a.id = u.agency_id where u.code = 'pmd' and a.code = 'cicalengka'`,
    )
  ).id;
  const created = await fill('/administration/positions/new', {
    name: 'Staf PMD',
    shortName: 'Staf PMD',
    code: 'staf-pmd',
    parentId: await positionId('kasi-pmd'),
    unitId,
    kind: 'staff',
    echelon: '',
    rank: '50',
    chartCode: 'K31',
  });
  const id = await positionId('staf-pmd');
  expect(created.location).toBe(`/administration/positions/${id}`);
  expect((await admin.follow(created)).html).toContain('Jabatan ini kosong');

  await fill(`/administration/positions/${id}/appointment`, {
    personId: await personOf('cicalengka.loket-2'),
    kind: 'definitive',
    startsOn: '2026-11-25',
    endsOn: '',
    basis: '800/1/2026',
  });
  const held = await one<{ id: string }>('select id from assignment where position_id = $1', [id]);
  const moved = await fill(`/administration/assignments/${held.id}/transfer`, {
    positionId: await positionId('linmas'),
    basis: '800/2/2026',
  });
  expect(moved.status).toBe(303);
  expect((await admin.get(`/administration/positions/${id}`)).html).toContain('Jabatan ini kosong');
  const record = (await admin.get(`/administration/audit?kind=position&id=${id}`)).html;
  expect(record).toContain('Menambah jabatan');
  expect(record).toContain('Menunjuk pemegang jabatan');
  expect(record).toContain('Mengakhiri penugasan');
  expect(record).toContain('800/2/2026');
});

test('an act is recorded once, not once by the page and once by the command', async () => {
  await fill('/administration/holidays/new', { day: '2027-04-20', name: 'Hari jadi', kind: 'holiday' });
  const { count } = await one<{ count: number }>(
    `select count(*)::int from audit u join agency a on a.id = u.agency_id
      where u.event = 'holidays.set' and a.code = 'cicalengka'`,
  );
  expect(count).toBe(1);
});

test('a Plh without days or order is told what is missing', async () => {
  const path = `/administration/positions/${await positionId('kasi-kesos')}/appointment`;
  const fields = { personId: await personOf('cicalengka.kasi-pmd'), kind: 'plh', startsOn: '2026-11-25' };
  const reply = await fill(path, { ...fields, endsOn: '', basis: 'SP-9' });
  expect(reply.html).toContain('Isi hari terakhirnya');
  expect(reply.html).toContain('value="SP-9"');
  expect((await fill(path, { ...fields, endsOn: '2026-11-27', basis: 'SP-9' })).status).toBe(303);
});

test('a pasted list of days off is saved whole or not at all', async () => {
  const path = '/administration/holidays/list';
  const wrong = await fill(path, { list: '01-01-2028;Tahun Baru\nbesok;Entah' });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('Baris 2: tanggal belum dapat dibaca.');
  expect(wrong.html).toContain('01-01-2028;Tahun Baru');
  const saved = await fill(path, { list: 'Tanggal\tNama\tJenis\n01-01-2028\tTahun Baru\tlibur' });
  const year = await admin.follow(saved);
  expect(year.html).toContain('Tahun Baru');
  expect(year.html).toContain('Hapus');
});

test('roles are given and taken on the page of a person', async () => {
  const id = await personOf('cicalengka.bendahara');
  const page = await admin.get(`/administration/people/${id}`);
  await admin.submit(page, `/administration/people/${id}/roles`, { role: 'auditor' });
  const bendahara = await office.pages('cicalengka.bendahara');
  expect((await bendahara.get('/administration/audit')).status).toBe(200);
  await admin.submit(await admin.get(`/administration/people/${id}`), `/administration/people/${id}/role-removals`, {
    role: 'auditor',
  });
  expect((await bendahara.get('/administration/audit')).status).toBe(401);
});

test('a role of a position is for whoever holds it', async () => {
  const id = await positionId('kasubbag-program');
  await admin.submit(await admin.get(`/administration/positions/${id}`), `/administration/positions/${id}/roles`, {
    role: 'auditor',
  });
  expect((await (await office.pages('cicalengka.kasubbag-program')).get('/administration/audit')).status).toBe(200);
});

test('agency settings, functions and groups are kept', async () => {
  const settings = await fill('/administration/agency', {
    name: 'Kecamatan Cicalengka',
    letterhead: 'PEMERINTAH KABUPATEN BANDUNG\nKECAMATAN CICALENGKA',
    address: 'Jalan Contoh 3',
    city: 'Cicalengka',
    timeZone: 'Asia/Jakarta',
    workingWeekdays: ['1', '2', '3', '4', '5', '6'],
    workdayStarts: '08:00',
    workdayEnds: '15:00',
  });
  expect(settings.status).toBe(303);
  expect((await admin.get('/administration/agency')).html).toMatch(/value="6" checked/);
  const functions = await admin.get('/administration/functions');
  const chosen = Object.fromEntries(
    [...functions.html.matchAll(/<select id="([a-z]+)"[\s\S]*?<\/select>/g)].map(([select, name]) => [
      name ?? '',
      /value="([^"]+)" selected/.exec(select)?.[1] ?? '',
    ]),
  );
  await admin.submit(functions, '/administration/functions', {
    ...chosen,
    personnel: await positionId('kasubbag-program'),
  });
  expect(
    await one(
      `select p.code from office_function f join position p on p.id = f.position_id join agency a on a.id = f.agency_id
        where f.function = 'personnel' and a.code = 'cicalengka'`,
    ),
  ).toEqual({ code: 'kasubbag-program' });
  const grouped = await fill('/administration/groups/new', {
    name: 'Tim pengaduan',
    code: 'complaints',
    members: [await positionId('loket-1'), await positionId('kasi-pelayanan')],
  });
  expect((await admin.follow(grouped)).html).toContain('Tim pengaduan');
});

test('who is no administrator finds no such pages; another agency is not there at all', async () => {
  const staff = await office.pages('cicalengka.loket-1');
  expect((await staff.get('/administration')).status).toBe(403);
  const foreign = await positionId('sekda', 'setda');
  expect((await admin.get(`/administration/positions/${foreign}`)).status).toBe(404);
  expect((await admin.get(`/administration/people/${await personOf('setda.sekda')}`)).status).toBe(404);
  expect((await admin.get('/administration/people/not-an-id')).status).toBe(404);
  const form = `/administration/positions/${await positionId('kasi-kesos')}/appointment`;
  const reply = await fill(form, {
    personId: await personOf('setda.sekda'),
    kind: 'plt',
    startsOn: '2026-11-25',
    endsOn: '',
    basis: 'SP',
  });
  expect(reply.status).toBe(404);
});

test('the administrator of the installation chooses an agency and sets it up', async () => {
  const browser = await office.pages('admin');
  const agencies = await browser.follow(await browser.get('/administration'));
  const { id } = await one<{ id: string }>(`select id from agency where code = 'puslatbang'`);
  const chosen = await browser.submit(agencies, '/acting-as', { agency: id });
  const overview = await browser.follow(chosen);
  expect(overview.html).toContain('Pusat Pelatihan');
  expect((await browser.get('/administration/positions')).html).toContain('Kepala Puslatbang PKASN');
  const person = await personOf('puslatbang.humas');
  const page = await browser.get(`/administration/people/${person}`);
  const given = await browser.submit(page, `/administration/people/${person}/password`);
  expect(given.html).toContain('puslatbang.humas');
  expect((await office.pages('puslatbang.kepala')).cookie('alur_session')).toBeDefined();
  const old = await office.anonymous.call('POST', '/session', {
    body: { username: 'puslatbang.humas', password: PASSWORD },
  });
  expect(old.status).toBe(401);
});

test('a new agency gets its flows and can be set up from nothing', async () => {
  const browser = await office.pages('admin');
  const created = await fill(
    '/administration/agencies/new',
    { name: 'Dinas Kesehatan (contoh)', code: 'dinkes', city: 'Bekasi', timeZone: 'Asia/Jakarta' },
    browser,
  );
  expect(created.location).toBe('/administration/agencies');
  await office.drain();
  const { id } = await one<{ id: string }>(`select id from agency where code = 'dinkes'`);
  expect(await one('select state from outbox where dedupe_key = $1', [id])).toMatchObject({ state: 'delivered' });
  await browser.submit(await browser.get('/administration/agencies'), '/acting-as', { agency: id });
  const person = await fill(
    '/administration/people/new',
    { name: 'Ratna (contoh)', employment: 'non-asn', nip: '', username: 'ratna' },
    browser,
  );
  expect(person.html).toContain('dinkes.ratna');
  const administrator = await positionId('admin', 'dinkes');
  const appointed = await fill(
    `/administration/positions/${administrator}/appointment`,
    { personId: await personOf('dinkes.ratna'), kind: 'definitive', startsOn: '2026-11-25', endsOn: '', basis: '' },
    browser,
  );
  expect((await browser.follow(appointed)).html).toContain('Ratna (contoh)');
  const left = await browser.submit(await browser.get('/administration/agencies'), '/acting-as', { agency: '' });
  expect((await browser.follow(left)).html).toContain('Tambah instansi');
});
