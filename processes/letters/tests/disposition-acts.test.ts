import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemScope } from '../../../platform/database/index.js';
import { type Office, startOffice } from '../../../tests/support/office.js';
import {
  complete,
  dispose,
  edges,
  hasTask,
  letterOf,
  type Node,
  ok,
  read,
  register,
  report,
  taskOf,
} from './office-letters.js';
import { walkedFlows } from './walked-flows.js';

let office: Office;
beforeAll(async () => {
  office = await startOffice();
}, 60_000);
afterAll(() => office?.close());

const KADIS = 'diskominfo.kadis';
const KABID = 'diskominfo.kabid-egov';
const KASI = 'diskominfo.kasi-pengembangan';
const newLetter = async (letter: Record<string, unknown> = {}) =>
  register(await office.api('diskominfo.operator'), { number: `T/${Math.random()}`, ...letter });
const edgeTo = async (letterId: string, code: string): Promise<Node> => {
  const found = (await edges(office, KADIS, letterId)).filter(({ to }) => to.code === code).at(-1);
  if (!found) throw new Error(`no edge to ${code}`);
  return found;
};
const post = async (username: string, path: string, body: unknown) =>
  (await office.api(username)).call('POST', path, { body });

test('the first of several recipients coordinates when nobody is named, and each gets the work', async () => {
  const letter = await newLetter();
  await complete(office, KADIS, letter, dispose([{ position: 'kabid-egov' }, { position: 'sekdis' }]));
  const roles = (await edges(office, KADIS, letter.id)).slice(1).map(({ to, role }) => [to.code, role]);
  expect(roles).toEqual([
    ['kabid-egov', 'coordinator'],
    ['sekdis', 'main'],
  ]);
  expect(await taskOf(office, 'diskominfo.sekdis', letter)).toMatchObject({ name: 'Tindak lanjuti' });
});

test('somebody outside the policy is refused with the field named, and nothing is sent', async () => {
  const letter = await newLetter();
  const task = await taskOf(office, KADIS, letter);
  const reply = await post(KADIS, `/tasks/${task.id}/completion`, {
    values: dispose([{ position: 'kasi-pengembangan' }]),
  });
  expect(reply.status).toBe(422);
  expect(reply.body).toMatchObject({ fields: [{ path: 'recipients[0].position' }] });
  expect(await edges(office, KADIS, letter.id)).toHaveLength(1);
});

test('any letter that the reporter may see is evidence, however many came after it', async () => {
  const reply = await newLetter({ subject: 'Balasan lama' });
  const secret = await newLetter({ security: 'R' });
  const letter = await newLetter();
  await office.house.platform.database.inUnit(systemScope('demo'), (unit) =>
    unit.run(`update letter set registered_at = registered_at - interval '2 years' where id = any ($1)`, [
      [reply.id, secret.id],
    ]),
  );
  await Promise.all(Array.from({ length: 41 }, (_, after) => newLetter({ number: `SESUDAH/${after}` })));
  await complete(office, KADIS, letter, dispose([{ position: 'kabid-egov' }]));
  const task = await taskOf(office, KABID, letter);
  const answer = (letters: string[]) =>
    post(KABID, `/tasks/${task.id}/completion`, { values: { decision: 'report', report: { letters } } });
  expect((await answer([secret.id])).status).toBe(422);
  await ok(answer([reply.id]));
});

test('a report without any evidence is refused', async () => {
  const letter = await newLetter();
  const task = await taskOf(office, KADIS, letter);
  const reply = await post(KADIS, `/tasks/${task.id}/completion`, { values: { decision: 'report', report: {} } });
  expect(reply.status).toBe(422);
  expect(reply.body).toMatchObject({ fields: [{ path: 'report.text' }] });
});

test('a giver who is not satisfied sends the report back, and the same recipient acts again', async () => {
  const letter = await newLetter();
  await complete(office, KADIS, letter, dispose([{ position: 'kabid-egov' }]));
  await complete(office, KABID, letter, report('Sudah.'));
  await complete(office, KADIS, letter, { decision: 'redo', note: 'Lampirkan datanya.' });
  expect((await edgeTo(letter.id, 'kabid-egov')).status).toBe('in-progress');
  await complete(office, KABID, letter, report('Sudah, data terlampir.'));
  await complete(office, KADIS, letter, { decision: 'accept' });
  await office.drain();
  expect((await edgeTo(letter.id, 'kabid-egov')).status).toBe('closed');
  expect(await edgeTo(letter.id, 'kabid-egov')).toMatchObject({
    report: { text: 'Sudah, data terlampir.' },
    earlierReports: [{ text: 'Sudah.' }],
  });
  const page = await (await office.pages(KADIS)).get(`/letters/${letter.id}`);
  expect(page.html).toContain('Sudah, data terlampir.');
  expect(page.html).toContain('<p>Sudah.</p>');
  await complete(office, KADIS, letter, report('Cukup.'));
});

test('a recipient who returns it says why; the giver passes it to another', async () => {
  const letter = await newLetter();
  await complete(office, KADIS, letter, dispose([{ position: 'kabid-egov' }]));
  await complete(office, KABID, letter, { decision: 'return', note: 'Bukan bidang kami.' });
  expect((await edgeTo(letter.id, 'kabid-egov')).status).toBe('returned');
  expect(await taskOf(office, KADIS, letter)).toMatchObject({ name: 'Tangani pengembalian' });
  await complete(office, KADIS, letter, { decision: 'redirect', recipient: 'sekdis' });
  expect((await edgeTo(letter.id, 'sekdis')).status).toBe('new');
  expect(await hasTask(office, 'diskominfo.sekdis', letter)).toBe(true);
  expect(await hasTask(office, KABID, letter)).toBe(false);
});

test('a return the giver lets go leaves the others to finish', async () => {
  const letter = await newLetter();
  await complete(office, KADIS, letter, dispose([{ position: 'kabid-egov' }, { position: 'sekdis' }]));
  await complete(office, KABID, letter, { decision: 'return', note: 'Bukan bidang kami.' });
  await complete(office, KADIS, letter, { decision: 'waive' });
  await office.drain();
  expect(await edgeTo(letter.id, 'sekdis')).toMatchObject({ role: 'coordinator' });
  await complete(office, 'diskominfo.sekdis', letter, report('Beres.'));
  await complete(office, KADIS, letter, { decision: 'accept' });
  await office.drain();
  expect(await taskOf(office, KADIS, letter)).toMatchObject({ name: 'Simpulkan' });
});

test('what is not for this office goes back to its sender with a cover note', async () => {
  const letter = await newLetter();
  await complete(office, KADIS, letter, { decision: 'return', note: 'Ditujukan kepada Dinas Perhubungan.' });
  const registry = 'diskominfo.operator';
  await complete(office, registry, letter, { decision: 'waive' });
  await office.drain();
  expect(await taskOf(office, registry, letter)).toMatchObject({ name: 'Kirim kembali' });
  await complete(office, registry, letter, { reason: 'Salah alamat.', sentVia: 'Kurir' });
  expect((await letterOf(office, registry, letter.id)).state).toBe('returned');
  const note = await (await office.api(registry)).call<Buffer>('GET', `/letters/${letter.id}/cover-note.pdf`);
  expect(note.status).toBe(200);
  expect(note.body.subarray(0, 5).toString()).toBe('%PDF-');
});

test('filing a letter that only needs to be known ends it', async () => {
  const letter = await newLetter();
  await complete(office, KADIS, letter, { decision: 'file', note: 'Untuk arsip.' });
  await office.drain();
  expect((await letterOf(office, KADIS, letter.id)).state).toBe('archived');
});

test('copies hold no task, are counted until read, and a disposition of copies alone ends the work', async () => {
  const letter = await newLetter();
  await complete(office, KADIS, letter, dispose([{ position: 'kabid-egov', role: 'inform' }]));
  await office.drain();
  expect(await hasTask(office, KABID, letter)).toBe(false);
  const counters = await ok((await office.api(KABID)).call<{ copiesUnread: number }>('GET', '/tasks/counters'));
  expect(counters.copiesUnread).toBeGreaterThan(0);
  expect((await letterOf(office, KADIS, letter.id)).state).toBe('archived');
});

test('the head concludes that it is not enough and disposes again', async () => {
  const letter = await newLetter();
  await complete(office, KADIS, letter, dispose([{ position: 'kabid-egov' }]));
  await complete(office, KABID, letter, report('Sudah.'));
  await complete(office, KADIS, letter, { decision: 'accept' });
  await office.drain();
  await complete(office, KADIS, letter, { decision: 'dispose' });
  await complete(office, KADIS, letter, dispose([{ position: 'sekdis' }]));
  expect(await hasTask(office, 'diskominfo.sekdis', letter)).toBe(true);
});

test('an unread disposition is taken back; a read one is not, and the giver is told who read it', async () => {
  const letter = await newLetter();
  await complete(office, KADIS, letter, dispose([{ position: 'kabid-egov' }, { position: 'sekdis' }]));
  await read(office, 'diskominfo.sekdis', letter);
  const [egov, sekdis] = [await edgeTo(letter.id, 'kabid-egov'), await edgeTo(letter.id, 'sekdis')];

  expect((await post(KADIS, `/dispositions/${sekdis.id}/withdrawal`, { reason: 'Keliru.' })).status).toBe(409);
  expect((await post(KABID, `/dispositions/${egov.id}/withdrawal`, { reason: 'Keliru.' })).status).toBe(403);
  await ok(post(KADIS, `/dispositions/${egov.id}/withdrawal`, { reason: 'Keliru.' }));
  expect((await edgeTo(letter.id, 'kabid-egov')).status).toBe('withdrawn');
  expect(await hasTask(office, KABID, letter)).toBe(false);
  expect(await edgeTo(letter.id, 'sekdis')).toMatchObject({ status: 'read', role: 'coordinator' });
});

test('when the only recipient is withdrawn the giver decides again', async () => {
  const letter = await newLetter();
  await complete(office, KADIS, letter, dispose([{ position: 'kabid-egov' }]));
  const egov = await edgeTo(letter.id, 'kabid-egov');
  await ok(post(KADIS, `/dispositions/${egov.id}/withdrawal`, { reason: 'Keliru.' }));
  await office.drain();
  expect(await taskOf(office, KADIS, letter)).toMatchObject({ name: 'Tindak lanjuti' });
});

test('reading and taking back at the same moment have one winner', async () => {
  for (let round = 0; round < 4; round += 1) {
    const letter = await newLetter();
    await complete(office, KADIS, letter, dispose([{ position: 'kabid-egov' }, { position: 'sekdis' }]));
    const task = await taskOf(office, KABID, letter);
    const edge = await edgeTo(letter.id, 'kabid-egov');
    const [reading, withdrawal] = await Promise.all([
      post(KABID, `/tasks/${task.id}/reading`, undefined),
      post(KADIS, `/dispositions/${edge.id}/withdrawal`, { reason: 'Keliru.' }),
    ]);
    const after = await edgeTo(letter.id, 'kabid-egov');
    if (withdrawal.status === 200) {
      expect(after).toMatchObject({ status: 'withdrawn', readAt: null });
      expect(reading.status).toBeGreaterThanOrEqual(400);
    } else {
      expect(withdrawal.status).toBe(409);
      expect(reading.status).toBe(204);
      expect(after.status).toBe('read');
    }
  }
});

test('a recipient is let off while the others go on, and nobody can be let off twice', async () => {
  const letter = await newLetter();
  await complete(office, KADIS, letter, dispose([{ position: 'kabid-egov' }, { position: 'sekdis' }]));
  const egov = await edgeTo(letter.id, 'kabid-egov');
  await ok(post(KADIS, `/dispositions/${egov.id}/waiver`, { reason: 'Cukup Sekretaris.' }));
  expect(await edgeTo(letter.id, 'kabid-egov')).toMatchObject({ status: 'closed', endedHow: 'waived' });
  expect((await post(KADIS, `/dispositions/${egov.id}/waiver`, { reason: 'Lagi.' })).status).toBe(409);
  expect(await hasTask(office, KABID, letter)).toBe(false);
});

test('recipients are added while the others work, and refused once everybody has reported', async () => {
  const letter = await newLetter();
  await complete(office, KADIS, letter, dispose([{ position: 'kabid-egov' }]));
  const top = await edgeTo(letter.id, 'kadis');
  await ok(post(KADIS, `/dispositions/${top.id}/recipients`, { recipients: [{ position: 'sekdis' }] }), 201);
  expect(await edgeTo(letter.id, 'sekdis')).toMatchObject({ role: 'main' });
  expect(await hasTask(office, 'diskominfo.sekdis', letter)).toBe(true);
  expect(
    (await post(KADIS, `/dispositions/${top.id}/recipients`, { recipients: [{ position: 'sekdis' }] })).status,
  ).toBe(409);
  for (const who of [KABID, 'diskominfo.sekdis']) {
    await complete(office, who, letter, report('Sudah.'));
    await complete(office, KADIS, letter, { decision: 'accept' });
  }
  await office.drain();
  const late = await post(KADIS, `/dispositions/${top.id}/recipients`, { recipients: [{ position: 'kabid-infra' }] });
  expect([409, 422]).toContain(late.status);
});

test('the giver extends the time, and task and tree follow', async () => {
  const letter = await newLetter();
  await complete(office, KADIS, letter, dispose([{ position: 'kabid-egov' }]));
  const edge = await edgeTo(letter.id, 'kabid-egov');
  const dueAt = '2026-12-10T09:00:00.000Z';
  await ok(post(KADIS, `/dispositions/${edge.id}/extension`, { dueAt, reason: 'Menunggu data.' }));
  expect((await edgeTo(letter.id, 'kabid-egov')).dueAt).toBe(dueAt);
  const task = await taskOf(office, KABID, letter);
  expect(new Date(task.dueAt ?? 0).toISOString()).toBe(dueAt);
  const past = await post(KADIS, `/dispositions/${edge.id}/extension`, { dueAt: '2026-01-01T00:00:00Z', reason: 'x' });
  expect(past.status).toBe(422);
});

test('where the agency allows skipping a level, the skipped superior gets a copy', async () => {
  await office.house.platform.database.inUnit({ kind: 'system', purpose: 'demo' }, async (unit) =>
    unit.run(
      `insert into disposition_policy (agency_id, from_position, to_position)
         select head.agency_id, head.id, below.id from position head join position below on below.agency_id = head.agency_id
          join agency on agency.id = head.agency_id
          where agency.code = 'diskominfo' and head.code = 'kadis' and below.code in ('kasi-pengembangan', 'kabid-egov', 'sekdis')`,
    ),
  );
  const letter = await newLetter();
  await complete(office, KADIS, letter, dispose([{ position: 'kasi-pengembangan' }]));
  const sent = (await edges(office, KADIS, letter.id)).slice(1).map(({ to, role }) => [to.code, role]);
  expect(sent).toEqual([
    ['kasi-pengembangan', 'coordinator'],
    ['kabid-egov', 'copy'],
  ]);
  expect(await hasTask(office, KASI, letter)).toBe(true);
});

test('every sequence flow of both diagrams was walked', async () => {
  const letter = await newLetter();
  await complete(office, KADIS, letter, report('Langsung selesai.'));
  await office.drain();
  for (const diagram of ['incoming-letter', 'disposition']) {
    const { walked, total, missing } = await walkedFlows(office, diagram);
    process.stdout.write(`${diagram}: ${walked} of ${total} sequence flows walked\n`);
    expect(missing, diagram).toEqual([]);
  }
});
