import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, startOffice } from '../../../tests/support/office.js';
import { slice } from '../slice.js';
import { complete, dispose, edges, type Registered, register, report } from './office-letters.js';

const HEAD = 'diskominfo.kadis';
const CLERK = 'diskominfo.operator';

let office: Office;
let letter: Registered;
beforeAll(async () => {
  office = await startOffice();
  letter = await register(await office.api(CLERK), { number: 'BALASAN/1' });
  await complete(office, HEAD, letter, dispose([{ position: 'kabid-egov' }, { position: 'sekdis' }]));
  await complete(office, 'diskominfo.kabid-egov', letter, report('Sudah.'));
}, 60_000);
afterAll(() => office?.close());

const documented = (method: string, path: string) => {
  const found = slice.routes.find((it) => it.door === 'json' && it.method === method && it.path === path);
  if (!found?.response) throw new Error(`no reply is described for ${method} ${path}`);
  return found.response;
};

/** The reply is what the OpenAPI document says, and holds nothing it does not name. */
async function asDocumented(who: string, method: string, path: string, at: string, body?: unknown): Promise<void> {
  const reply = await (await office.api(who)).call(method.toUpperCase(), at, body === undefined ? {} : { body });
  expect(reply.status, `${at} ${JSON.stringify(reply.body)}`).toBeLessThan(300);
  expect(documented(method, path).parse(reply.body), at).toEqual(reply.body);
}

test('every reading of letters answers as the OpenAPI document says', async () => {
  const secret = await register(await office.api(CLERK), { number: 'BALASAN/2', security: 'R' });
  const reads: [who: string, path: string, at: string][] = [
    [HEAD, '/letters', '/letters?limit=5'],
    [HEAD, '/letters/:id', `/letters/${letter.id}`],
    [CLERK, '/letters/:id', `/letters/${secret.id}`],
    [HEAD, '/letters/:id/whereabouts', `/letters/${letter.id}/whereabouts`],
    [HEAD, '/letters/:id/dispositions', `/letters/${letter.id}/dispositions`],
    [HEAD, '/letters/:id/access', `/letters/${secret.id}/access`],
    [HEAD, '/tracking/:code', `/tracking/${letter.trackingCode}`],
    [CLERK, '/agenda-book', '/agenda-book?from=2026-11-01&to=2026-11-30'],
  ];
  for (const [who, path, at] of reads) await asDocumented(who, 'get', path, at);
});

test('every act on letters answers as the OpenAPI document says', async () => {
  const sekdis = (await edges(office, HEAD, letter.id)).find(({ to }) => to.code === 'sekdis')?.id;
  const acts: [who: string, path: string, at: string, body: unknown][] = [
    [
      CLERK,
      '/letters/:id/corrections',
      `/letters/${letter.id}/corrections`,
      { fields: { subject: 'Lain' }, reason: 'Keliru.' },
    ],
    [HEAD, '/letters/:id/comments', `/letters/${letter.id}/comments`, { text: 'Baik.' }],
    [
      HEAD,
      '/dispositions/:id/extension',
      `/dispositions/${sekdis}/extension`,
      { dueAt: '2026-12-04T09:00:00Z', reason: 'Libur.' },
    ],
    [HEAD, '/dispositions/:id/withdrawal', `/dispositions/${sekdis}/withdrawal`, { reason: 'Keliru.' }],
    [CLERK, '/letters/:id/voiding', `/letters/${letter.id}/voiding`, { reason: 'Dua kali.' }],
  ];
  for (const [who, path, at, body] of acts) await asDocumented(who, 'post', path, at, body);
});
