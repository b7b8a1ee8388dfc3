import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemScope } from '../../../platform/database/index.js';
import { type Office, startOffice } from '../../../tests/support/office.js';
import {
  complete,
  dispose,
  edges,
  ok,
  type Registered,
  register,
  report,
  type Task,
  taskOf,
} from './office-letters.js';

const KADIS = 'diskominfo.kadis';
const KABID = 'diskominfo.kabid-egov';
const SEKDIS = 'diskominfo.sekdis';
const HOUR = 3_600_000;

let office: Office;
beforeAll(async () => {
  office = await startOffice();
  // The head of the division stands in for the head of a section beneath him.
  await office.house.platform.database.inUnit(systemScope('demo'), async (unit) => {
    await unit.run(
      `insert into assignment (id, agency_id, position_id, person_id, kind, starts_on, ends_on, basis)
       select gen_random_uuid(), p.agency_id, p.id, a.person_id, 'plh', '2026-11-01', '2026-12-31', 'SP-1'
         from position p join agency on agency.id = p.agency_id and agency.code = 'diskominfo'
         join account a on a.username = $1 where p.code = 'kasi-pengembangan'`,
      [KABID],
    );
    await unit.run(`update agency set org_revision = org_revision + 1 where code = 'diskominfo'`);
  });
}, 60_000);
afterAll(() => office?.close());

interface Where {
  sentence: string;
  holders: { position: string; since: string; dueAt: string | null }[];
}
const where = async (username: string, { id }: Registered, position?: string) =>
  ok((await office.api(username)).call<Where>('GET', `/letters/${id}/whereabouts`, { position }));

/** Acts as one of the positions of a person who has two. */
async function completeAs(username: string, position: string, letter: Registered, values: unknown): Promise<void> {
  const client = await office.api(username);
  const { items } = await ok(client.call<{ items: Task[] }>('GET', '/tasks?scope=mine&limit=100', { position }));
  const task = items.find(({ businessKey }) => businessKey === letter.agendaNumber);
  await ok(client.call('POST', `/tasks/${task?.id}/completion`, { body: { values }, position }));
}

test('a check that falls to somebody outside a secret letter lets him see it, and the letter says where it lies', async () => {
  const letter = await register(await office.api('diskominfo.operator'), {
    number: 'JATUH/1',
    security: 'R',
    addressee: 'kabid-egov',
  });
  await completeAs(KABID, 'kabid-egov', letter, dispose([{ position: 'kasi-pengembangan' }]));
  expect((await (await office.api(KADIS)).call('GET', `/letters/${letter.id}`)).status).toBe(404);
  await office.advance(HOUR);
  const reported = office.clock.now();
  await completeAs(KABID, 'kasi-pengembangan', letter, report('Sudah.'));

  const task = await taskOf(office, KADIS, letter);
  expect(task.name).toBe('Periksa laporan');
  expect((await (await office.api(KADIS)).call('GET', `/letters/${letter.id}`)).status).toBe(200);
  const { holders, sentence } = await where(KABID, letter, 'kabid-egov');
  expect(holders).toMatchObject([{ position: expect.stringContaining('Kepala Dinas') }]);
  expect(new Date(holders[0]?.since ?? 0).getTime()).toBeGreaterThanOrEqual(reported.getTime());
  expect(sentence).toContain('Kepala Dinas');
  const page = await (await office.pages(KADIS)).get(`/letters/${letter.id}`);
  expect(page.html).toContain('karena tugasnya jatuh kepadanya');

  await complete(office, KADIS, letter, { decision: 'accept' });
  await office.drain();
  expect((await edges(office, KADIS, letter.id)).at(-1)).toMatchObject({ status: 'closed', endedHow: 'accepted' });
});

test('a report that waits to be checked lies with the giver since it was sent, not since the order', async () => {
  const letter = await register(await office.api('diskominfo.operator'), { number: 'PERIKSA/1' });
  await complete(office, KADIS, letter, dispose([{ position: 'sekdis' }]));
  await office.advance(HOUR);
  const reported = office.clock.now();
  await complete(office, SEKDIS, letter, report('Sudah.'));
  const { holders } = await where(KADIS, letter);
  expect(holders).toMatchObject([{ position: expect.stringContaining('Kepala Dinas') }]);
  expect(new Date(holders[0]?.since ?? 0).getTime()).toBeGreaterThanOrEqual(reported.getTime());
});

test('what is to be sent back lies with the registry until it is sent', async () => {
  const letter = await register(await office.api('diskominfo.operator'), { number: 'KEMBALI/1' });
  await complete(office, KADIS, letter, { decision: 'return', note: 'Untuk dinas lain.' });
  await complete(office, 'diskominfo.operator', letter, { decision: 'waive' });
  await office.drain();
  const task = await taskOf(office, 'diskominfo.operator', letter);
  const { holders } = await where(KADIS, letter);
  expect(task.name).toBe('Kirim kembali');
  expect(holders).toHaveLength(1);
  expect(holders[0]?.position).not.toContain('Kepala Dinas');
});

test('a returned disposition is not redirected to somebody who has it already', async () => {
  const letter = await register(await office.api('diskominfo.operator'), { number: 'ALIH/1' });
  await complete(office, KADIS, letter, dispose([{ position: 'sekdis' }, { position: 'kabid-ikp' }]));
  await complete(office, SEKDIS, letter, { decision: 'return', note: 'Bukan kami.' });
  const task = await taskOf(office, KADIS, letter);
  const refused = await (await office.api(KADIS)).call('POST', `/tasks/${task.id}/completion`, {
    body: { values: { decision: 'redirect', recipient: 'kabid-ikp' } },
  });
  expect(refused.status).toBe(422);
  expect(refused.body).toMatchObject({ fields: [{ path: 'recipient' }] });
  await complete(office, KADIS, letter, { decision: 'redirect', recipient: 'kabid-statistik' });
});

test('a redirect gets time anew when the time has passed', async () => {
  const letter = await register(await office.api('diskominfo.operator'), { number: 'ALIH/2' });
  await complete(office, KADIS, letter, dispose([{ position: 'sekdis' }]));
  await office.advance(90 * HOUR);
  await complete(office, SEKDIS, letter, { decision: 'return', note: 'Bukan kami.' });
  await complete(office, KADIS, letter, { decision: 'redirect', recipient: 'kabid-ikp' });
  const { dueAt } = await taskOf(office, 'diskominfo.kabid-ikp', letter);
  expect(new Date(dueAt ?? 0).getTime()).toBeGreaterThan(office.clock.now().getTime());
  expect((await edges(office, KADIS, letter.id)).at(-1)).toMatchObject({ overdue: false });
});

test('who adds recipients after everybody has reported is told how to dispose again', async () => {
  const letter = await register(await office.api('diskominfo.operator'), { number: 'TAMBAH/1' });
  await complete(office, KADIS, letter, dispose([{ position: 'sekdis' }]));
  await complete(office, SEKDIS, letter, report('Sudah.'));
  await complete(office, KADIS, letter, { decision: 'accept' });
  await office.drain();
  const [top] = await edges(office, KADIS, letter.id);
  const refused = await (await office.api(KADIS)).call('POST', `/dispositions/${top?.id}/recipients`, {
    body: { recipients: [{ position: 'kabid-ikp' }] },
  });
  expect(refused.status).toBe(409);
  expect(JSON.stringify(refused.body)).toContain('Disposisikan lagi');
});

test('a copy has no time to change, and the refusal says so', async () => {
  const letter = await register(await office.api('diskominfo.operator'), { number: 'TEMBUSAN/1' });
  await complete(office, KADIS, letter, dispose([{ position: 'sekdis' }, { position: 'kabid-ikp', role: 'copy' }]));
  const copy = (await edges(office, KADIS, letter.id)).find(({ role }) => role === 'copy');
  const refused = await (await office.api(KADIS)).call('POST', `/dispositions/${copy?.id}/extension`, {
    body: { dueAt: '2027-01-15T09:00:00.000Z', reason: 'Menunggu.' },
  });
  expect(refused.status).toBe(409);
  expect(JSON.stringify(refused.body)).toContain('Tembusan');
});

test('a task is handed to whom the giver might have sent it, who then sees the letter; to nobody else', async () => {
  const letter = await register(await office.api('diskominfo.operator'), { number: 'SERAH/1', security: 'R' });
  await complete(office, KADIS, letter, dispose([{ position: 'sekdis' }]));
  const task = await taskOf(office, SEKDIS, letter);
  const give = async (position: string) =>
    (await office.api(SEKDIS)).call('POST', `/tasks/${task.id}/assignment`, { body: { position, reason: 'Cuti.' } });

  expect((await give('kasi-media')).status).toBe(403);
  expect((await give('kabid-ikp')).status).toBe(204);
  const other = 'diskominfo.kabid-ikp';
  expect((await (await office.api(other)).call('GET', `/letters/${letter.id}`)).status).toBe(200);
  const { holders } = await where(KADIS, letter);
  expect(holders).toMatchObject([{ position: expect.stringContaining('Informasi') }]);
  await complete(office, other, letter, report('Sudah.'));
});
