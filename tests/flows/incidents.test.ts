import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiClient } from '../support/api-client.js';
import { diagram, end, flow, start, userTask } from '../support/bpmn-text.js';
import { leaveSlip } from '../support/leave-slip.js';
import { type Office, startOffice } from '../support/office.js';

interface Problem {
  code: string;
  detail: string;
}

/** Sound when it is published: only whoever is named in the answer shows that there is no such desk. */
const PASS_ON = diagram(
  start() +
    userTask(
      'choose',
      '<zeebe:assignmentDefinition assignee="=holder(&#34;administrator&#34;)"/><zeebe:formDefinition formId="choose-desk"/>',
    ) +
    userTask('work', '<zeebe:assignmentDefinition assignee="=position(desk)"/>') +
    end() +
    flow('s', 'choose', 'work', 'e'),
  '',
  'pass-on',
);
const CHOOSE = { id: 'choose-desk', type: 'default', components: [{ type: 'textfield', key: 'desk', label: 'Meja' }] };

let office: Office;
let admin: ApiClient;
beforeAll(async () => {
  office = await startOffice({ catalog: leaveSlip });
  admin = await office.api('diskominfo.admin');
  await admin.post('/definitions', { xml: PASS_ON, forms: { 'choose-desk': CHOOSE }, note: 'uji' });
});
afterAll(() => office?.close());

const incidents = async () =>
  (await admin.get<{ items: { id: string; instanceId: string }[] }>('/incidents?state=open')).items;

describe('a step that the flow cannot carry out', () => {
  test('is told in plain words with the number of the incident, and nothing is lost', async () => {
    const { id } = await admin.post<{ id: string }>('/definitions/pass-on/instances', { values: {} });
    const { items } = await admin.get<{ items: { id: string }[] }>(`/tasks?instance=${id}&scope=all`);
    const path = `/tasks/${items[0]?.id}`;

    const reply = await admin.call<Problem>('POST', `${path}/completion`, { body: { values: { desk: 'tidak-ada' } } });

    expect(reply).toMatchObject({ status: 503, body: { code: 'incident' } });
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
    const [incident] = (await incidents()).filter(({ instanceId }) => instanceId === id);
    expect(reply.body.detail).toContain('Tidak ada yang hilang');
    expect(reply.body.detail).toContain(incident?.id);
    expect(await admin.get(path)).toMatchObject({ state: 'open' });
  });

  test('fails again when it is retried without a remedy: a conflict, and the incident stays open', async () => {
    const before = await incidents();
    const reply = await admin.call<Problem>('POST', `/incidents/${before[0]?.id}/retry`);
    expect(reply).toMatchObject({ status: 409, body: { code: 'incident' } });
    expect(await incidents()).toEqual(before);
  });

  test('stands on the page of the administrator, who tries it again there and reads how it went', async () => {
    const pages = await office.pages('diskominfo.admin');
    expect((await pages.get('/administration')).html).toContain('Ada yang berhenti');
    const list = await pages.get('/administration/incidents');
    const [incident] = await incidents();
    expect(list.html).toContain('Langkah: work');
    const path = `/administration/incidents/${incident?.id}/retry`;
    const again = await pages.submit(list, path);
    expect(again.status).toBe(409);
    expect(again.html).toContain('masih terbuka');
    expect(again.html).toContain(`action="${path}"`);
    expect((await (await office.pages('diskominfo.operator')).get('/administration/incidents')).status).toBe(403);
    const calm = await (await office.pages('cicalengka.admin')).get('/administration/incidents');
    expect(calm.html).toContain('Tidak ada gangguan');
  });
});
