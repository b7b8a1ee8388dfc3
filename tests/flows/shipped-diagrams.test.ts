import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiClient } from '../support/api-client.js';
import { type Office, startOffice } from '../support/office.js';

interface Published {
  findings: { rule: string; elementId: string; message: string; severity: string }[];
}

let office: Office;
let admin: ApiClient;

beforeAll(async () => {
  office = await startOffice();
  admin = await office.api('diskominfo.admin');
});
afterAll(() => office?.close());

const diagramOf = async (key: string) =>
  (await admin.call<Buffer>('GET', `/definitions/${key}/diagram`)).body.toString('utf8');
const check = (xml: string) =>
  admin.call<Published>('POST', '/definitions?dryRun=true', { body: { xml, forms: {}, note: 'uji' } });

test('every shipped diagram may be published again as it is, with nothing to say of it', async () => {
  const { items } = await admin.get<{ items: { key: string }[] }>('/definitions');
  expect(items.length).toBeGreaterThan(0);
  for (const { key } of items) expect((await check(await diagramOf(key))).body.findings, key).toEqual([]);
});

test('a misspelt name in a condition is refused when published, not at every completion afterwards', async () => {
  const wrong = (await diagramOf('disposition')).replace(
    '=decision = &quot;return&quot;',
    '=desision = &quot;return&quot;',
  );
  expect(wrong).toContain('desision');
  const reply = await admin.call<Published>('POST', '/definitions', { body: { xml: wrong, forms: {}, note: 'uji' } });
  expect(reply.status).toBe(422);
  expect(reply.body.findings).toEqual([
    expect.objectContaining({ rule: 'unknown-name', elementId: 'to-return', severity: 'error' }),
  ]);
  expect(reply.body.findings[0]?.message).toContain('desision');
});
