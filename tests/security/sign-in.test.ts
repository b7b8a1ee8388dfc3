import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemScope } from '../../platform/database/index.js';
import { ApiClient } from '../support/api-client.js';
import { type Office, PASSWORD, startOffice } from '../support/office.js';
import { hiddenFields, PageClient } from '../support/page-client.js';

let office: Office;
let admin: ApiClient;
beforeAll(async () => {
  office = await startOffice();
  admin = await office.api('diskominfo.admin');
});
afterAll(() => office?.close());

const signIn = (username: string, password: string, headers: Record<string, string> = {}) =>
  office.anonymous.call<{ token: string }>('POST', '/session', { body: { username, password }, headers });
const newSession = (username: string) => new ApiClient(office.origin).signIn(username, PASSWORD);

const idOf = (sql: string) =>
  office.house.platform.database.inUnit(systemScope('demo'), async (unit) => (await unit.one<{ id: string }>(sql)).id);
const personOf = (username: string) => idOf(`select person_id as id from account where username = '${username}'`);
const positionOf = (code: string) =>
  idOf(
    `select p.id from position p join agency a on a.id = p.agency_id where a.code = 'diskominfo' and p.code = '${code}'`,
  );

/** A form of the administration, sent by its administrator. */
const administer = (path: string, fields: Record<string, string>) =>
  fetch(office.origin + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { authorization: admin.authorization },
    body: new URLSearchParams(fields),
  });

describe('guessing passwords', () => {
  test('of one name makes that name wait, wherever the guesser says he is, and nobody else in the office', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 7; attempt++)
      statuses.push(
        (await signIn('diskominfo.sekdis', 'tebakan', { 'x-forwarded-for': `203.0.113.${attempt}` })).status,
      );
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect((await signIn('diskominfo.sekdis', PASSWORD)).status).toBe(429);
    expect((await signIn('DISKOMINFO.SEKDIS ', PASSWORD)).status).toBe(429);
    for (const colleague of ['kadis', 'kabid-ikp', 'operator'])
      expect((await signIn(`diskominfo.${colleague}`, PASSWORD)).status).toBe(200);
  });

  test('of many names does not shut the office out', async () => {
    for (let attempt = 0; attempt < 12; attempt++)
      expect((await signIn(`diskominfo.tebakan-${attempt}`, 'x')).status).toBe(401);
    expect((await signIn('diskominfo.arsiparis', PASSWORD)).status).toBe(200);
  });

  test('does not end the session of whoever is signed in already', async () => {
    const inside = await newSession('diskominfo.kabid-statistik');
    for (let attempt = 0; attempt < 6; attempt++) await signIn('diskominfo.kabid-statistik', 'tebakan');
    expect((await inside.call('GET', '/me')).status).toBe(200);
  });
});

describe('a session', () => {
  test('of a page is over with signing out, also for who kept the cookie', async () => {
    const browser = await office.pages('diskominfo.kasi-tatakelola');
    const kept = browser.cookie('alur_session') ?? '';
    const page = await browser.get('/settings');
    expect((await browser.submit(page, '/sign-out')).status).toBe(303);
    expect(browser.cookie('alur_session')).toBeUndefined();
    const thief = await fetch(`${office.origin}/settings`, { headers: { cookie: `alur_session=${kept}` } });
    expect(thief.status).toBe(401);
  });

  test('ends when the account is closed', async () => {
    const inside = await newSession('diskominfo.kasi-pengembangan');
    const browser = await office.pages('diskominfo.kasi-pengembangan');
    const person = await personOf('diskominfo.kasi-pengembangan');
    expect(
      (await administer(`/administration/people/${person}/account/closure`, { reason: 'cuti besar' })).status,
    ).toBe(303);
    expect((await inside.call('GET', '/me')).status).toBe(401);
    expect((await browser.get('/settings')).status).toBe(401);
    expect((await signIn('diskominfo.kasi-pengembangan', PASSWORD)).status).toBe(401);
  });

  test('ends when a right is taken away, and the next one does not have it', async () => {
    const person = await personOf('diskominfo.analis-sdm');
    expect((await administer(`/administration/people/${person}/roles`, { role: 'operator' })).status).toBe(303);
    const inside = await newSession('diskominfo.analis-sdm');
    expect((await inside.get<{ permissions: string[] }>('/me')).permissions).toContain('register-letter');
    expect((await administer(`/administration/people/${person}/role-removals`, { role: 'operator' })).status).toBe(303);
    expect((await inside.call('GET', '/me')).status).toBe(401);
    const after = await newSession('diskominfo.analis-sdm');
    expect((await after.get<{ permissions: string[] }>('/me')).permissions).not.toContain('register-letter');
  });

  test('of somebody whose post was ended acts for that post no more', async () => {
    const inside = await newSession('diskominfo.pengurus-barang');
    const assignment = await idOf(
      `select s.id from assignment s where s.ended_at is null and s.position_id = '${await positionOf('pengurus-barang')}'`,
    );
    expect(
      (
        await administer(`/administration/assignments/${assignment}/ending`, {
          reason: 'pensiun',
          lastDay: '2026-11-24',
        })
      ).status,
    ).toBe(303);
    const me = await inside.call<{ positions: unknown[]; permissions: string[] }>('GET', '/me');
    expect([200, 401]).toContain(me.status);
    if (me.status === 200) expect(me.body).toMatchObject({ positions: [], permissions: [] });
    expect([401, 403]).toContain((await inside.call('GET', '/letters')).status);
  });

  test('is kept in a cookie that scripts and other sites do not get', async () => {
    const response = await fetch(`${office.origin}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ username: 'setda.sekda', password: PASSWORD }),
    });
    const cookie = response.headers.getSetCookie().find((it) => it.startsWith('alur_session=')) ?? '';
    expect(cookie).toMatch(/; Path=\//);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(/alur_session=([^;]+)/.exec(cookie)?.[1]?.length).toBeGreaterThanOrEqual(40);
    expect(response.headers.get('cache-control') ?? 'no-store').toContain('no-store');
  });

  test('is a new one with every sign-in: one that somebody else had laid in the browser stays worthless', async () => {
    const laid = 'A'.repeat(43);
    const response = await fetch(`${office.origin}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: `alur_session=${laid}` },
      body: new URLSearchParams({ username: 'setda.sekda', password: PASSWORD }),
    });
    expect(response.headers.getSetCookie().join()).not.toContain(laid);
    expect((await fetch(`${office.origin}/settings`, { headers: { cookie: `alur_session=${laid}` } })).status).toBe(
      401,
    );
    const [first, second] = [await office.pages('setda.sekda'), await office.pages('setda.sekda')];
    expect(first.cookie('alur_session')).not.toBe(second.cookie('alur_session'));
  });
});

describe('a form', () => {
  const change = { language: 'en' };
  const languageOf = async (browser: PageClient) =>
    /<html lang="(\w+)"/.exec((await browser.get('/settings')).html)?.[1];

  test('without its own token, or with that of somebody else, is not accepted', async () => {
    const [mine, other] = [await office.pages('setda.asisten-1'), await office.pages('setda.asisten-2')];
    const foreign = hiddenFields((await other.get('/settings')).html, '/settings');
    await mine.get('/settings');
    expect((await mine.post('/settings', change)).status).toBe(403);
    expect((await mine.post('/settings', { ...change, _csrf: 'x' })).status).toBe(403);
    expect((await mine.post('/settings', { ...change, ...foreign })).status).toBe(403);
    expect(await languageOf(mine)).toBe('id');
  });

  test('that another site sends is not accepted, not even to sign somebody in', async () => {
    const browser = await office.pages('setda.asisten-1');
    const page = await browser.get('/settings');
    const sent = { ...hiddenFields(page.html, '/settings'), ...change };
    const cross = { 'sec-fetch-site': 'cross-site', origin: 'https://jahat.example' };
    expect((await browser.post('/settings', sent, cross)).status).toBe(403);
    expect((await browser.post('/settings', sent, { origin: 'https://jahat.example' })).status).toBe(403);
    expect((await browser.post('/settings', change, { origin: 'null' })).status).toBe(403);
    expect(await languageOf(browser)).toBe('id');
    const victim = new PageClient(office.origin);
    for (const headers of [cross, { origin: 'https://jahat.example' }])
      expect((await victim.post('/sign-in', { username: 'setda.sekda', password: PASSWORD }, headers)).status).toBe(
        403,
      );
    expect(victim.cookie('alur_session')).toBeUndefined();
  });

  test('from the own pages is accepted', async () => {
    const browser = await office.pages('setda.asisten-3');
    const page = await browser.get('/settings');
    const own = { 'sec-fetch-site': 'same-origin', origin: office.origin };
    expect((await browser.post('/settings', { ...hiddenFields(page.html, '/settings'), ...change }, own)).status).toBe(
      303,
    );
    expect(await languageOf(browser)).toBe('en');
  });
});

describe('a request', () => {
  test('is what its method says, whatever else it claims to be', async () => {
    const client = await newSession('setda.kabag-hukum');
    const override = { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE', 'x-http-method': 'DELETE' };
    await client.call('POST', '/session?_method=DELETE', { body: { username: 'x', password: 'x' }, headers: override });
    expect((await client.call('GET', '/me', { headers: override })).status).toBe(200);
    for (const method of ['PATCH', 'PROPFIND', 'PUT'])
      expect((await client.call('PATCH', '/letters')).status, method).toBe(404);
  });

  test('for another person or agency is not believed', async () => {
    const client = await newSession('setda.kabag-umum');
    expect((await client.call('GET', '/me', { headers: { 'x-agency': 'diskominfo' } })).status).toBe(403);
    expect((await client.call('GET', '/me', { position: 'sekda' })).status).toBe(403);
    expect((await client.call('GET', '/me', { position: "' or 1=1 --" })).status).toBe(403);
  });

  test('with a key that somebody else used gets its own answer', async () => {
    const letter = (sender: string) => ({
      sender,
      number: sender,
      date: '2026-11-24',
      subject: 'Uji',
      security: 'B',
      urgency: 'biasa',
      files: [],
    });
    const key = 'kunci-yang-sama';
    const own = await office.api('diskominfo.operator');
    const other = await office.api('setda.operator');
    const first = await own.call<{ id: string }>('POST', '/incoming-letters', { body: letter('A'), key });
    const again = await own.call<{ id: string }>('POST', '/incoming-letters', { body: letter('A'), key });
    const foreign = await other.call<{ id: string }>('POST', '/incoming-letters', { body: letter('A'), key });
    expect(again.body.id).toBe(first.body.id);
    expect(again.headers['idempotent-replay']).toBe('true');
    expect(foreign.status).toBe(201);
    expect(foreign.body.id).not.toBe(first.body.id);
    expect((await own.call('POST', '/incoming-letters', { body: letter('B'), key })).status).toBe(409);
    expect((await own.call('POST', '/incoming-letters', { body: letter('C'), key: 'x'.repeat(5000) })).status).toBe(
      400,
    );
  });

  test('from a page of another origin is told nothing about who may read it', async () => {
    const response = await fetch(`${office.origin}/api/v1/me`, { headers: { origin: 'https://jahat.example' } });
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('does not climb out of the folders that are served', async () => {
    for (const path of [
      '/assets/..%2f..%2fpackage.json',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/assets/..%5c..%5cpackage.json',
      '/help/pictures/..%2f..%2f..%2fpackage.json',
      '/help/..%2f..%2fpackage',
      '/assets/%00',
      '/assets//etc/passwd',
    ]) {
      const response = await fetch(office.origin + path);
      expect([400, 403, 404], path).toContain(response.status);
      expect(await response.text(), path).not.toMatch(/"dependencies"|root:x/);
    }
  });
});
