import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, startOffice } from '../../../tests/support/office.js';
import { complete, dispose, letterOf, ok, register } from './office-letters.js';

const OPERATOR = 'diskominfo.operator';
const KADIS = 'diskominfo.kadis';
const KABID = 'diskominfo.kabid-egov';
const STRANGER = 'diskominfo.kabid-ikp';

let office: Office;
beforeAll(async () => {
  office = await startOffice();
}, 60_000);
afterAll(() => office?.close());

const status = async (username: string, path: string) => (await (await office.api(username)).call('GET', path)).status;
const correct = async (username: string, id: string, fields: Record<string, unknown>) =>
  (await office.api(username)).call('POST', `/letters/${id}/corrections`, { body: { fields, reason: 'Salah catat.' } });

test('an open letter that turns out to be secret stays with its route, and nobody else sees it any more', async () => {
  const letter = await register(await office.api(OPERATOR), { number: 'NAIK/1', subject: 'Anggrek hitam' });
  await complete(office, KADIS, letter, dispose([{ position: 'kabid-egov' }]));
  const path = `/letters/${letter.id}`;
  expect(await status(STRANGER, path)).toBe(200);
  await ok(correct(OPERATOR, letter.id, { security: 'R' }));

  expect(await status(STRANGER, path)).toBe(404);
  expect(await status(STRANGER, `/instances/${letter.instanceId}`)).toBe(404);
  expect(await status(KADIS, path)).toBe(200);
  expect(await status(KABID, path)).toBe(200);
  expect((await letterOf(office, OPERATOR, letter.id)).subject).toBeNull();
  const found = (await office.api(STRANGER)).call<{ items: unknown[] }>('GET', '/letters?q=anggrek');
  expect((await ok(found)).items).toEqual([]);
});

test('a letter that was kept too secret opens to the office again', async () => {
  const letter = await register(await office.api(OPERATOR), { number: 'TURUN/1', security: 'T' });
  expect(await status(STRANGER, `/letters/${letter.id}`)).toBe(404);
  await ok(correct(OPERATOR, letter.id, { security: 'B', urgency: 'biasa' }));
  expect(await status(STRANGER, `/letters/${letter.id}`)).toBe(200);
});

test('the registrar corrects the envelope of a secret letter, its addressee too, and nothing inside', async () => {
  const letter = await register(await office.api(OPERATOR), {
    number: 'SAMPUL/1',
    security: 'R',
    subject: undefined,
  });
  expect((await correct(OPERATOR, letter.id, { subject: 'Isi' })).status).toBe(404);
  expect((await correct(OPERATOR, letter.id, { security: 'B' })).status).toBe(404);
  await ok(correct(OPERATOR, letter.id, { number: 'SAMPUL/2', addressee: 'kabid-egov' }));
  expect(await status(KABID, `/letters/${letter.id}`)).toBe(200);
  expect(await letterOf(office, OPERATOR, letter.id)).toMatchObject({ number: 'SAMPUL/2' });

  const opened = await register(await office.api(OPERATOR), { number: 'SAMPUL/3', security: 'R' });
  expect((await correct(OPERATOR, opened.id, { addressee: 'operator' })).status).toBe(409);
  expect((await letterOf(office, OPERATOR, opened.id)).subject).toBeNull();
});
