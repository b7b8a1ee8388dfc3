import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, startOffice } from '../../../tests/support/office.js';
import { complete, dispose, edges, hasTask, letterOf, ok, read, register, report, taskOf } from './office-letters.js';

let office: Office;
beforeAll(async () => {
  office = await startOffice();
}, 60_000);
afterAll(() => office?.close());

test('a letter is registered, disposed, passed on, reported, checked, concluded, archived and found again', async () => {
  const operator = await office.api('diskominfo.operator');
  const letter = await register(operator, { subject: 'Permohonan integrasi aplikasi perizinan' });
  expect(letter.agendaNumber).toBe('0001/2026');
  expect(await taskOf(office, 'diskominfo.kadis', letter)).toMatchObject({ name: 'Tindak lanjuti' });

  await read(office, 'diskominfo.kadis', letter);
  await complete(office, 'diskominfo.kadis', letter, dispose([{ position: 'kabid-egov' }]));
  expect((await letterOf(office, 'diskominfo.kadis', letter.id)).state).toBe('disposed');

  await complete(office, 'diskominfo.kabid-egov', letter, dispose([{ position: 'kasi-pengembangan' }]));
  expect((await letterOf(office, 'diskominfo.kadis', letter.id)).state).toBe('in-progress');
  await complete(office, 'diskominfo.kasi-pengembangan', letter, report('Sudah dihubungkan.'));
  expect(await taskOf(office, 'diskominfo.kabid-egov', letter)).toMatchObject({ expectation: 'verify' });
  await complete(office, 'diskominfo.kabid-egov', letter, { decision: 'accept' });
  await office.drain();
  await complete(office, 'diskominfo.kabid-egov', letter, report('Selesai, aplikasi terhubung.'));
  await complete(office, 'diskominfo.kadis', letter, { decision: 'accept' });
  await office.drain();
  await complete(office, 'diskominfo.kadis', letter, report('Tuntas.'));
  await office.drain();

  expect((await letterOf(office, 'diskominfo.operator', letter.id)).state).toBe('archived');
  const statuses = (await edges(office, 'diskominfo.kadis', letter.id)).map(({ to, status }) => [to.code, status]);
  expect(statuses).toEqual([
    ['kadis', 'closed'],
    ['kabid-egov', 'closed'],
    ['kasi-pengembangan', 'closed'],
  ]);
  const found = await ok(operator.call<{ items: { id: string }[] }>('GET', '/letters?q=integrasi+perizinan'));
  expect(found.items.map(({ id }) => id)).toEqual([letter.id]);
  expect(await hasTask(office, 'diskominfo.kadis', letter)).toBe(false);
});
