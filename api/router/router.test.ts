import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { conflict, invalidFields } from '../../platform/errors/index.js';
import { type AnyRoute, route } from '../../processes/contract.js';
import { type Office, startOffice } from '../../tests/support/office.js';
import type { PageClient } from '../../tests/support/page-client.js';

/** A table of the test's own, so that it can be seen what a request wrote. */
const notes = (unit: { rows<T>(text: string): Promise<T[]> }) =>
  unit.rows<{ text: string }>('select text from note order by text');

const json = (it: Partial<AnyRoute>): AnyRoute =>
  route({
    door: 'json',
    method: 'post',
    path: '/notes',
    access: 'signed-in',
    audit: 'note.written',
    summary: 'test',
    handle: async () => ({ kind: 'empty' }),
    ...it,
  });

const routes: AnyRoute[] = [
  json({
    body: z.object({ text: z.string().min(1).max(100), wait: z.boolean().optional() }),
    status: 201,
    handle: async ({ unit, body }) => {
      await unit.run(`insert into note values ($1, current_setting('alur.agency'))`, [body.text]);
      if (body.wait) await unit.run('select pg_sleep(0.3)');
      if (body.text === 'rusak') throw new Error('a defect with a secret: 12345');
      if (body.text === 'keduluan') throw conflict('done', 'error.conflict');
      return { kind: 'json', body: { text: body.text, by: 'uji' } };
    },
  }),
  json({
    method: 'get',
    path: '/book',
    audit: undefined,
    produces: ['application/pdf'],
    handle: async ({ accept }) => ({ kind: 'json', body: { accept } }),
  }),
  json({ method: 'get', audit: undefined, handle: async ({ unit }) => ({ kind: 'json', body: await notes(unit) }) }),
  json({
    path: '/upload',
    multipart: { jsonPart: 'about', maxFiles: 2, maxBytesEach: 1000 },
    body: z.object({ title: z.string() }),
    handle: async ({ files, body }) => ({ kind: 'json', body: { ...body, files: files.map((file) => file.type) } }),
  }),
  json({ path: '/administered', access: 'manage-installation' }),
  json({
    door: 'page',
    path: '/note',
    body: z.looseObject({ text: z.string().max(20) }),
    handle: async ({ unit, body }) => {
      if (body.text === '') throw invalidFields([{ path: 'text', message: 'api.field.required' }]);
      await unit.run(`insert into note values ($1, current_setting('alur.agency'))`, [body.text]);
      return { kind: 'redirect', to: '/help', flash: { kind: 'success', text: `Dicatat: ${body.text}` } };
    },
    redisplay: async ({ body }, refusal) => ({
      kind: 'page',
      view: 'errors/refused',
      title: 'Catatan',
      model: { title: 'Catatan', message: `masih ada: ${body.text}`, fields: refusal?.detail.fields ?? [] },
    }),
  }),
];

let office: Office;
const staff = () => office.api('diskominfo.staf-egov');

beforeAll(async () => {
  office = await startOffice({ routes, catalog: { slices: [], shipped: { note: 'nothing' } } });
  const { database } = office.house.platform;
  await database.inUnit({ kind: 'system', purpose: 'demo' }, async (unit) => {
    await unit.run('reset role');
    await unit.run('create table note (text text not null, agency text not null)');
    await unit.run('grant all on note to alur_app, alur_system');
  });
});
afterAll(() => office?.close());

describe('bad input is told apart and never a fault of the server', () => {
  test.each<[string, string, number, Record<string, string>, string]>([
    ['JSON that breaks off', '{"text":', 400, {}, 'body'],
    ['a NUL', '{"text":"a\\u0000b"}', 400, {}, 'nul-character'],
    ['an unknown key', '{"text":"x","foo":1}', 422, {}, 'fields'],
    ['a number for a text', '{"text":7}', 422, {}, 'fields'],
    ['a list', '[]', 422, {}, 'fields'],
    ['a form', 'text=x', 415, { 'content-type': 'application/x-www-form-urlencoded' }, 'unsupported-type'],
    ['too much', `{"text":"${'x'.repeat(1_100_000)}"}`, 413, {}, 'too-large'],
    ['an unknown encoding', '{"text":"x"}', 415, { 'content-encoding': 'zip' }, 'unsupported-type'],
  ])('%s', async (_what, body, status, headers, code) => {
    const client = await staff();
    const reply = await client.call<{ code: string; status: number }>('POST', '/notes', { body, headers });
    expect([reply.status, reply.body.status, reply.body.code]).toEqual([status, status, code]);
    expect(reply.headers['content-type']).toContain('application/problem+json');
  });

  test('an unknown address, an unknown id and a wrong query', async () => {
    const client = await staff();
    expect((await client.call('GET', '/nowhere')).status).toBe(404);
    expect((await client.call('GET', '/tasks/not-an-id')).status).toBe(404);
    expect((await client.call('GET', '/tasks?limit=1000')).status).toBe(422);
    expect((await client.call('GET', '/tasks?unknown=1')).status).toBe(422);
    expect((await client.call('GET', '/tasks/%E0%A4%A')).status).toBe(400);
  });

  test('a form in which nothing is kept, instead of another one than was asked for', async () => {
    const client = await staff();
    const ask = (accept: string) => client.call<{ code?: string }>('GET', '/book', { headers: { accept } });
    expect(await ask('text/csv')).toMatchObject({ status: 406, body: { code: 'not-acceptable' } });
    expect((await ask('application/pdf')).body).toEqual({ accept: 'application/pdf' });
    expect((await ask('text/csv, */*;q=0.1')).status).toBe(200);
  });

  test('whoever may only begin a process sends no messages and no signals to running ones', async () => {
    const body = { name: 'pesan', values: {} };
    for (const path of ['/messages', '/signals']) {
      expect((await (await staff()).call('POST', path, { body })).status).toBe(403);
      expect((await (await office.api('diskominfo.admin')).call('POST', path, { body })).status).toBe(200);
    }
  });

  test('a defect shows a request number and nothing of its cause, and leaves nothing behind', async () => {
    const reply = await (await staff()).call<{ detail: string }>('POST', '/notes', { body: { text: 'rusak' } });
    expect(reply.status).toBe(500);
    expect(JSON.stringify(reply.body)).not.toMatch(/12345|defect with|\.ts/);
    expect(reply.body.detail).toContain(String(reply.headers['x-request-id']));
    expect(await (await staff()).get('/notes')).not.toContainEqual({ text: 'rusak' });
  });
});

describe('who may call', () => {
  test('nobody is told to sign in, and somebody without the right that he has none', async () => {
    expect((await office.anonymous.call('POST', '/notes', { body: '{' })).status).toBe(401);
    expect((await (await staff()).call('POST', '/administered', {})).status).toBe(403);
  });

  test('a request id of the caller is kept, a strange one is replaced', async () => {
    const client = await staff();
    const kept = await client.call('GET', '/me', { headers: { 'x-request-id': 'from-outside-1' } });
    expect(kept.headers['x-request-id']).toBe('from-outside-1');
    const replaced = await client.call('GET', '/me', { headers: { 'x-request-id': 'a b' } });
    expect(replaced.headers['x-request-id']).not.toBe('a b');
  });

  test('messages come in the language the program asks for', async () => {
    const client = await staff();
    const ask = async (language: string) =>
      (await client.call<{ title: string }>('GET', '/nowhere', { headers: { 'accept-language': language } })).body
        .title;
    expect([await ask('en'), await ask('id'), await ask('fr')]).toEqual([
      'Not found',
      'Tidak ditemukan',
      'Tidak ditemukan',
    ]);
  });
});

describe('the same request twice', () => {
  test('is done once and answered the same', async () => {
    const client = await staff();
    const once = await client.call('POST', '/notes', { key: 'k-1', body: { text: 'sekali' } });
    const again = await client.call('POST', '/notes', { key: 'k-1', body: { text: 'sekali' } });
    expect([once.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(once.body);
    expect(again.headers['idempotent-replay']).toBe('true');
    expect(once.headers['idempotent-replay']).toBeUndefined();
    // To the byte: an answer's keys keep their order, too.
    expect(JSON.stringify(again.body)).toBe(JSON.stringify(once.body));
    const all = await client.get<{ text: string }[]>('/notes');
    expect(all.filter(({ text }) => text === 'sekali')).toHaveLength(1);
  });

  test('at the same moment waits for the first one', async () => {
    const client = await staff();
    const replies = await Promise.all(
      [1, 2, 3].map(() => client.call('POST', '/notes', { key: 'k-2', body: { text: 'kembar', wait: true } })),
    );
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(replies.filter(({ headers }) => headers['idempotent-replay'] === 'true')).toHaveLength(2);
    const all = await client.get<{ text: string }[]>('/notes');
    expect(all.filter(({ text }) => text === 'kembar')).toHaveLength(1);
  });

  test('with another body is a conflict, and a refusal is not kept', async () => {
    const client = await staff();
    await client.call('POST', '/notes', { key: 'k-3', body: { text: 'satu' } });
    expect((await client.call('POST', '/notes', { key: 'k-3', body: { text: 'dua' } })).status).toBe(409);
    expect((await client.call('POST', '/notes', { key: 'k-4', body: { text: 'keduluan' } })).status).toBe(409);
    expect((await client.call('POST', '/notes', { key: 'k-4', body: { text: 'boleh' } })).status).toBe(201);
  });

  test('by somebody else is another request', async () => {
    await (await staff()).call('POST', '/notes', { key: 'k-5', body: { text: 'milik staf' } });
    const head = await office.api('diskominfo.kadis');
    const reply = await head.call('POST', '/notes', { key: 'k-5', body: { text: 'milik kepala' } });
    expect(reply.status).toBe(201);
    expect(reply.headers['idempotent-replay']).toBeUndefined();
  });
});

describe('uploads', () => {
  const multipart = (parts: string) => ({
    body: parts.replaceAll('\n', '\r\n'),
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  });
  const about = '--b\ncontent-disposition: form-data; name="about"\n\n{"title":"t"}\n';
  const file = (content: string, name = 'a.pdf') =>
    `--b\ncontent-disposition: form-data; name="files"; filename="${name}"\n\n${content}\n`;

  test('come beside their JSON part', async () => {
    const reply = await (await staff()).call(
      'POST',
      '/upload',
      multipart(`${about}${file('%PDF-1.4 x\n%%EOF')}--b--\n`),
    );
    expect([reply.status, reply.body]).toEqual([200, { title: 't', files: ['application/pdf'] }]);
  });

  test.each([
    ['one that is too large', `${about}${file(`%PDF-1.4 ${'x'.repeat(2000)}`)}--b--\n`, 413],
    ['too many', `${about}${file('%PDF-1.4')}${file('%PDF-1.4')}${file('%PDF-1.4')}--b--\n`, 413],
    ['a part that is no JSON', `--b\ncontent-disposition: form-data; name="about"\n\n{"title"\n--b--\n`, 400],
    ['one that breaks off', `${about}--b\ncontent-disposition: form-data; name="files"; filename="a.pdf"\n\n%PDF`, 400],
    ['a field nobody asked for', `${about}--b\ncontent-disposition: form-data; name="x"\n\n1\n--b--\n`, 422],
  ])('%s is refused', async (_what, parts, status) => {
    expect((await (await staff()).call('POST', '/upload', multipart(parts))).status).toBe(status);
  });
});

describe('a page', () => {
  let browser: PageClient;
  const withToken = async (fields: Record<string, string>) => {
    const page = await browser.get('/more');
    const token = /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
    return { _csrf: token.replaceAll('&#x3D;', '='), ...fields };
  };
  beforeAll(async () => {
    browser = await office.pages('diskominfo.staf-egov');
  });

  test('carries strict headers and stands in the frame of the agency', async () => {
    const page = await browser.get('/more');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(page.html).toContain('<html lang="id"');
    expect(page.html).toContain('Dinas Komunikasi');
    expect(page.html.match(/<h1/g)).toHaveLength(1);
  });

  test('for everybody keeps the frame of whoever is signed in', async () => {
    expect((await browser.get('/help')).html).toContain('Dinas Komunikasi');
    const signedOut = await fetch(`${office.origin}/help`);
    expect(signedOut.status).toBe(200);
    expect(await signedOut.text()).not.toContain('Dinas Komunikasi');
  });

  test('says on the next page what happened, once', async () => {
    const sent = await browser.post('/note', await withToken({ text: 'halo' }));
    expect([sent.status, sent.location]).toEqual([303, '/help']);
    expect((await browser.follow(sent)).html).toContain('Dicatat: halo');
    expect((await browser.get('/help')).html).not.toContain('Dicatat: halo');
  });

  test('sent twice by its key writes once', async () => {
    const fields = await withToken({ text: 'dua kali tekan', _key: 'page-key-1' });
    const replies = [await browser.post('/note', fields), await browser.post('/note', fields)];
    expect(replies.map(({ status }) => status)).toEqual([303, 303]);
    const all = await (await staff()).get<{ text: string }[]>('/notes');
    expect(all.filter(({ text }) => text === 'dua kali tekan')).toHaveLength(1);
  });

  test('with a mistake comes again as it was typed', async () => {
    const reply = await browser.post('/note', await withToken({ text: 'a'.repeat(30) }));
    expect(reply.status).toBe(422);
    expect(reply.html).toContain(`masih ada: ${'a'.repeat(30)}`);
    expect(reply.html).toContain('Paling banyak 20 huruf.');
  });

  test('with a stale token is offered to be sent again, with everything typed', async () => {
    const reply = await browser.post('/note', { _csrf: 'stale', text: 'jangan hilang' });
    expect(reply.status).toBe(403);
    expect(reply.html).toContain('jangan hilang');
    const token = /name="_csrf" value="([^"]+)"/.exec(reply.html)?.[1]?.replaceAll('&#x3D;', '=') ?? '';
    expect((await browser.post('/note', { _csrf: token, text: 'jangan hilang' })).status).toBe(303);
  });

  test('sent from another site is refused', async () => {
    const reply = await browser.post('/note', await withToken({ text: 'x' }), { 'sec-fetch-site': 'cross-site' });
    expect(reply.status).toBe(403);
  });

  test('asked for without a session leads to the sign-in; one that is not there says so in words', async () => {
    const stranger = await office.pages('diskominfo.staf-egov');
    stranger.forgetCookie('alur_session');
    expect((await stranger.get('/more')).html).toContain('name="password"');
    const missing = await browser.get('/nowhere');
    expect(missing.status).toBe(404);
    expect(missing.html).toContain('Tidak ditemukan');
  });
});

test('whoever watches sees that the program is alive, and its numbers', async () => {
  expect((await fetch(`${office.origin}/healthz`)).status).toBe(200);
  const numbers = await (await fetch(`${office.origin}/metrics`)).text();
  expect(numbers).toContain('alur_requests_total{method="POST",route="/notes",status="201"}');
});
