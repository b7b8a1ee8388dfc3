import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemScope } from '../../../platform/database/index.js';
import { type Office, startOffice } from '../../../tests/support/office.js';
import { ok, type Registered, register, type Task, taskOf } from './office-letters.js';

const HEAD = 'diskominfo.kadis';
const SECRETARY = 'diskominfo.kasubbag-umum';

let office: Office;
let letter: Registered;
let task: Task;
beforeAll(async () => {
  office = await startOffice();
  await office.house.platform.database.inUnit(systemScope('demo'), async (unit) => {
    await unit.run(
      `insert into delegation (id, agency_id, principal_id, preparer_id, starts_on)
       select gen_random_uuid(), head.agency_id, head.id, secretary.id, '2026-01-01'
         from position head join position secretary on secretary.agency_id = head.agency_id
         join agency on agency.id = head.agency_id
        where agency.code = 'diskominfo' and head.code = 'kadis' and secretary.code = 'kasubbag-umum'`,
    );
    await unit.run(`update agency set org_revision = org_revision + 1 where code = 'diskominfo'`);
  });
  letter = await register(await office.api('diskominfo.operator'), { subject: 'Permohonan narasumber' });
  task = await taskOf(office, HEAD, letter);
}, 60_000);
afterAll(() => office?.close());

test('a secretary prepares, the head confirms with one press, and both names stay', async () => {
  const secretary = await office.pages(SECRETARY);
  expect((await secretary.get('/')).html).toContain('Permohonan narasumber');
  const form = await secretary.get(`/tasks/${task.id}`);
  expect(form.html).toContain('Simpan konsep');
  expect(form.html).not.toContain('Kirim</button>');
  const [, name = '', id = ''] = /name="(recipients\[0\]\.position)" value="([^"]+)"/.exec(form.html) ?? [];
  const hidden = Object.fromEntries(
    [...form.html.matchAll(/<input type="hidden" name="(_csrf|_key)" value="([^"]+)"/g)].map(
      ([, key = '', it = '']) => [key, it],
    ),
  );
  const kept = await secretary.post(`/tasks/${task.id}/draft`, {
    ...hidden,
    decision: 'dispose',
    [name]: id,
    'recipients[0].role': 'main',
    note: 'Mohon hadir.',
  });
  expect(kept.status).toBe(303);
  const refused = await (await office.api(SECRETARY)).call('POST', `/tasks/${task.id}/completion`, {
    body: { values: { decision: 'file' } },
  });
  expect([403, 404]).toContain(refused.status);

  const head = await office.pages(HEAD);
  const ready = await head.get(`/tasks/${task.id}`);
  expect(ready.html).toContain('Konsep ini disiapkan');
  expect(ready.html).toContain('Mohon hadir.');
  const checked = /<input type="checkbox"[^>]*name="recipients\[0\]\.position" value="([^"]+)" checked/.exec(
    ready.html,
  );
  expect(checked?.[1]).toBe(id);
  const sent = await head.submit(ready, `/tasks/${task.id}/completion`, {
    decision: 'dispose',
    [name]: id,
    'recipients[0].role': 'main',
    note: 'Mohon hadir.',
  });
  expect(sent.status).toBe(303);

  const tree = await ok(
    (await office.api(HEAD)).call<{ children: { from: { code: string }; preparedAs: { code: string } | null }[] }[]>(
      'GET',
      `/letters/${letter.id}/dispositions`,
    ),
  );
  expect(tree[0]?.children[0]).toMatchObject({ from: { code: 'kadis' }, preparedAs: { code: 'kasubbag-umum' } });
  expect((await head.get(`/letters/${letter.id}`)).html).toContain('menyiapkan konsepnya');
  expect((await head.get(`/letters/${letter.id}/disposition-sheet.pdf`)).status).toBe(200);
});
