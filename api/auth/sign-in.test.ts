import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { systemScope } from '../../platform/database/index.js';
import { route } from '../../processes/contract.js';
import { type Office, PASSWORD, startOffice } from '../../tests/support/office.js';
import { hiddenFields, PageClient } from '../../tests/support/page-client.js';

const shown = (title: string, message: string) => ({
  kind: 'page' as const,
  view: 'errors/refused',
  title,
  model: { title, message },
});

/** A form with a file, as registering a letter has one. */
const withFile = route({
  door: 'page',
  method: 'post',
  path: '/with-file',
  access: 'work',
  audit: 'test.sent',
  summary: 'test',
  body: z.object({ subject: z.string() }),
  multipart: { maxFiles: 2, maxBytesEach: 1_000_000 },
  handle: async ({ body }) => shown('acted on', body.subject),
  redisplay: async ({ body }) => shown('shown again', String(body.subject)),
});

let office: Office;
beforeAll(async () => {
  office = await startOffice({ catalog: { slices: [], shipped: { note: '' } }, routes: [withFile] });
});
afterAll(() => office.close());

const session = (body: unknown) => office.anonymous.call<Record<string, unknown>>('POST', '/session', { body });
const bearer = (token: unknown) => ({ headers: { authorization: `Bearer ${token}` } });

test('a program signs in, is told who it is, and its token is void the moment it signs out', async () => {
  const reply = await session({ username: 'diskominfo.kadis', password: PASSWORD });
  expect(reply.status).toBe(200);
  const me = await office.anonymous.call<Record<string, unknown>>('GET', '/me', bearer(reply.body.token));
  expect(me.body).toEqual(reply.body.actor);
  expect(me.body).toMatchObject({
    agency: { code: 'diskominfo' },
    positions: [{ code: 'kadis', kind: 'definitive' }],
    permissions: expect.arrayContaining(['dispose', 'work']),
  });
  expect((await office.anonymous.call('DELETE', '/session', bearer(reply.body.token))).status).toBe(204);
  expect((await office.anonymous.call('GET', '/me', bearer(reply.body.token))).status).toBe(401);
});

test('a wrong password is 401 and says no more than an unknown name; the fifth in a row makes wait', async () => {
  const wrong = await session({ username: 'diskominfo.sekdis', password: 'bukan ini' });
  const unknown = await session({ username: 'diskominfo.tidak-ada', password: 'bukan ini' });
  expect(wrong.status).toBe(401);
  expect(wrong.headers['content-type']).toContain('application/problem+json');
  expect(unknown.body.detail).toBe(wrong.body.detail);
  for (let i = 0; i < 4; i++) await session({ username: 'diskominfo.sekdis', password: 'bukan ini' });
  await office.house.platform.database.inUnit(systemScope('demo'), (unit) =>
    unit.run(`update sign_in_failure set blocked_until = now() + interval '1 minute' where blocked_until > last_at`),
  );
  const waits = await session({ username: 'diskominfo.sekdis', password: PASSWORD });
  expect(waits.status).toBe(429);
  expect(Number(waits.headers['retry-after'])).toBeGreaterThan(0);
  expect((await session({ username: 'diskominfo.kabid-ikp', password: PASSWORD })).status).toBe(200);
});

test('nonsense as a token or a body is refused, never a failure', async () => {
  expect((await office.anonymous.call('GET', '/me', bearer('x'.repeat(43)))).status).toBe(401);
  expect((await office.anonymous.call('GET', '/me', { headers: { authorization: 'Basic abc' } })).status).toBe(401);
  expect((await session({ username: 7 })).status).toBe(422);
});

test('who holds two positions says as whom he acts; a position that is not his is refused', async () => {
  await office.house.platform.database.inUnit(systemScope('demo'), (unit) =>
    unit.run(
      `insert into assignment (id, agency_id, position_id, person_id, kind, starts_on, ends_on, basis)
       select gen_random_uuid(), o.agency_id, o.id, a.person_id, 'plh', '2026-11-01', '2026-12-31', 'SP-1'
         from position o join account a on a.username = 'diskominfo.kabid-infrastruktur'
        where o.code = 'kabid-statistik'`,
    ),
  );
  const client = await office.api('diskominfo.kabid-infrastruktur');
  const me = await client.call<{ positions: { code: string; kind: string }[] }>('GET', '/me');
  expect(me.body.positions.map(({ code, kind }) => `${kind} ${code}`)).toEqual([
    'definitive kabid-infrastruktur',
    'plh kabid-statistik',
  ]);
  expect((await client.call('GET', '/me', { position: 'kabid-statistik' })).status).toBe(200);
  expect((await client.call('GET', '/me', { position: 'kadis' })).status).toBe(403);
});

test('the administrator of the installation is outside every agency until he chooses one, which is recorded there', async () => {
  const { body } = await session({ username: 'admin', password: PASSWORD });
  const me = (headers = {}) =>
    office.anonymous.call<{ agency: { code: string } | null; permissions: string[] }>('GET', '/me', {
      headers: { authorization: `Bearer ${body.token}`, ...headers },
    });
  expect((await me()).body.agency).toBeNull();
  const chosen = await me({ 'x-agency': 'setda' });
  expect(chosen.body.agency?.code).toBe('setda');
  expect(chosen.body.permissions).not.toContain('read-instances');
  expect((await me({ 'x-agency': 'tidak-ada' })).status).toBe(400);
  const entered = await office.house.platform.database.inUnit(systemScope('demo'), (unit) =>
    unit.rows(
      `select 1 from audit u join agency a on a.id = u.agency_id where u.event = 'agency.entered' and a.code = 'setda'`,
    ),
  );
  expect(entered).toHaveLength(1);
});

test('a page that needs somebody brings the sign-in, and then the page itself', async () => {
  const browser = new PageClient(office.origin);
  const first = await browser.get('/administration/people?q=sari');
  expect(first.status).toBe(401);
  const inside = await browser.submit(first, '/sign-in', { username: 'diskominfo.admin', password: PASSWORD });
  expect(inside.location).toBe('/administration/people?q=sari');
  expect((await browser.follow(inside)).status).toBe(200);
});

test('a wrong password keeps the name and the address to come back to', async () => {
  const browser = new PageClient(office.origin);
  const page = await browser.get('/sign-in?next=/settings');
  const again = await browser.submit(page, '/sign-in', { username: 'setda.sekda', password: 'salah' });
  expect(again.status).toBe(422);
  expect(again.html).toContain('value="setda.sekda"');
  expect(hiddenFields(again.html, '/sign-in').next).toBe('/settings');
  expect(again.html).not.toContain('salah"');
});

test('nobody is sent to another site after signing in', async () => {
  for (const next of ['//evil.example', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)']) {
    const browser = new PageClient(office.origin);
    const reply = await browser.post('/sign-in', { username: 'setda.asisten-1', password: PASSWORD, next });
    expect(reply.location).toBe('/');
  }
});

test('a session that ended in the middle of a form loses nothing of what was typed', async () => {
  const browser = await office.pages('diskominfo.admin');
  const form = await browser.get('/administration/people/new');
  const action = '/administration/people/new';
  browser.forgetCookie('alur_session');
  const asked = await browser.submit(form, action, {
    name: 'Tuti Handayani (contoh)',
    nip: '19860926 201505 2 009',
    employment: 'pns',
    username: 'tuti',
  });
  expect(asked.status).toBe(401);
  const carried = /<textarea name="carried" hidden>([^<]+)<\/textarea>/.exec(asked.html)?.[1] ?? '';
  expect(carried).not.toContain('Tuti');
  const back = await browser.submit(asked, '/sign-in', { username: 'diskominfo.admin', password: PASSWORD, carried });
  expect(back.html).toContain('Tuti Handayani (contoh)');
  const fields = Object.fromEntries(
    [...back.html.matchAll(/<textarea name="([^"]+)" hidden>([^<]*)<\/textarea>/g)].map(([, name, value]) => [
      name ?? '',
      value ?? '',
    ]),
  );
  const sent = await browser.submit(back, action, fields);
  expect(sent.status).toBe(200);
  expect(sent.html).toContain('diskominfo.tuti');
});

test('a form that came with a file is opened again with what was typed, never sent without its file', async () => {
  const browser = new PageClient(office.origin);
  const form = new FormData();
  form.set('subject', 'Undangan rapat');
  form.set('scan', new Blob([new Uint8Array(300_000)]), 'pindai.pdf');
  const asked = await browser.postFiles('/with-file', form);
  expect(asked.status).toBe(401);
  const carried = /<textarea name="carried" hidden>([^<]+)<\/textarea>/.exec(asked.html)?.[1] ?? '';
  const back = await browser.submit(asked, '/sign-in', { username: 'setda.sekda', password: PASSWORD, carried });
  expect(back.html).toContain('perlu dipilih sekali lagi');
  const again = await browser.submit(back, '/with-file', { subject: 'Undangan rapat', _again: '1' });
  expect(again.html).toContain('shown again');
  expect(again.html).toContain('Undangan rapat');
});

test('a carried form that was tampered with is simply not there', async () => {
  const browser = new PageClient(office.origin);
  const reply = await browser.post('/sign-in', {
    username: 'setda.asisten-2',
    password: PASSWORD,
    carried: `c1.${'A'.repeat(200)}`,
  });
  expect(reply.location).toBe('/');
});

test('the own password is changed with the current one, and other devices are signed out', async () => {
  const other = await office.pages('setda.kabag-hukum');
  const browser = await office.pages('setda.kabag-hukum');
  const change = async (fields: Record<string, string>) =>
    browser.submit(await browser.get('/settings/password'), '/settings/password', fields);
  const fresh = 'empat kata yang mudah';
  expect((await change({ current: 'salah', password: fresh, again: fresh })).status).toBe(422);
  expect((await change({ current: PASSWORD, password: 'pendek', again: 'pendek' })).status).toBe(422);
  expect((await change({ current: PASSWORD, password: fresh, again: 'lain' })).html).toContain('again-error');
  expect((await change({ current: PASSWORD, password: fresh, again: fresh })).location).toBe('/settings');
  expect((await browser.get('/settings')).status).toBe(200);
  expect((await other.get('/settings')).status).toBe(401);
  expect((await session({ username: 'setda.kabag-hukum', password: PASSWORD })).status).toBe(401);
});

test('language and large type are settings of the person', async () => {
  const browser = await office.pages('setda.kabag-umum');
  const page = await browser.get('/settings');
  await browser.submit(page, '/settings', { language: 'en', largeType: 'on' });
  const after = await browser.get('/settings');
  expect(after.html).toContain('class="large-type"');
  expect(after.html).toContain('lang="en"');
});

test('a page acts as the own post until another is chosen', async () => {
  const browser = await office.pages('diskominfo.kabid-infrastruktur');
  const page = await browser.get('/settings');
  const { id } = await office.house.platform.database.inUnit(systemScope('demo'), (unit) =>
    unit.one<{ id: string }>(`select id from position where code = 'kabid-statistik'`),
  );
  const chosen = await browser.submit(page, '/acting-as', { position: id });
  expect(chosen.status).toBe(303);
  expect((await browser.get('/settings')).html).toMatch(new RegExp(`<option value="${id}" selected>`));
});
