import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemScope } from '../../platform/database/index.js';
import { type Office, startOffice } from '../../tests/support/office.js';
import { historyCheck } from '../index.js';

let office: Office;
beforeAll(async () => {
  office = await startOffice({ demo: 'organisation' });
});
afterAll(() => office?.close());

const findGap = () =>
  office.house.platform.database.inUnit(systemScope('audit-seal'), (unit) => historyCheck.findGap(unit), {
    readOnly: true,
  });

test('a step that somebody did and whose row was taken out of the audit is named', async () => {
  const operator = await office.api('diskominfo.operator');
  await operator.post('/incoming-letters', {
    sender: 'Bagian Organisasi (contoh)',
    number: '1/XI/2026',
    date: '2026-11-20',
    subject: 'Undangan',
    security: 'B',
    urgency: 'biasa',
    classification: '000.8.6',
    files: [],
  });
  const head = await office.api('diskominfo.kadis');
  const { items } = await head.get<{ items: { id: string }[] }>('/tasks?state=open&scope=mine&limit=10');
  await head.post(`/tasks/${items[0]?.id}/completion`, { values: { decision: 'file', note: 'Arsipkan.' } });
  expect(await findGap()).toBeNull();

  const intruder = new pg.Client({ connectionString: office.databaseUrl });
  await intruder.connect();
  await intruder.query('set session_replication_role = replica');
  const { rows } = await intruder.query(`delete from audit where event = 'task.completed' returning request_id`);
  await intruder.end();
  expect(rows).toHaveLength(1);
  expect(await findGap()).toMatch(
    new RegExp(`^".+" of instance .+, done by .+ at .+ \\(request ${rows[0].request_id}\\), has no audit row$`),
  );
});
