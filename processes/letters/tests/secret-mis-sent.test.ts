import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, startOffice } from '../../../tests/support/office.js';
import { complete, edges, ok, register, taskOf } from './office-letters.js';

let office: Office;
beforeAll(async () => {
  office = await startOffice();
}, 60_000);
afterAll(() => office?.close());

const OPERATOR = 'diskominfo.operator';
const HEAD = 'diskominfo.kadis';
const envelope = (number: string) => ({ number, subject: undefined, security: 'R' });
const notForMe = { decision: 'return', note: 'Untuk dinas lain.' };

test('a secret letter that is not for this office is sent back by a registry that saw its envelope only', async () => {
  const operator = await office.api(OPERATOR);
  const letter = await register(operator, envelope('R/1/2026'));
  await complete(office, HEAD, letter, notForMe);
  await office.drain();

  await complete(office, OPERATOR, letter, { decision: 'waive' });
  await office.drain();
  await complete(office, OPERATOR, letter, { reason: 'Bukan kewenangan kami.' });

  const { items } = await ok(
    operator.call<{ items: { id: string; state: string }[] }>('GET', '/letters?state=returned'),
  );
  expect(items).toMatchObject([{ id: letter.id }]);
  expect((await operator.call('GET', `/letters/${letter.id}/dispositions`)).status).toBe(404);
});

test('a secret letter that the head returns is redirected by the registry to another desk, unread', async () => {
  const letter = await register(await office.api(OPERATOR), envelope('R/2/2026'));
  await complete(office, HEAD, letter, notForMe);
  await office.drain();

  await complete(office, OPERATOR, letter, { decision: 'redirect', recipient: 'sekdis' });

  expect(await taskOf(office, 'diskominfo.sekdis', letter)).toMatchObject({ elementId: 'act' });
  expect((await edges(office, 'diskominfo.sekdis', letter.id)).at(-1)).toMatchObject({ to: { code: 'sekdis' } });
});
