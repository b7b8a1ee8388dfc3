import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiClient } from '../support/api-client.js';
import { start as begin, diagram, end, flow, userTask } from '../support/bpmn-text.js';
import { leaveSlip } from '../support/leave-slip.js';
import { type Office, startOffice } from '../support/office.js';
import type { PageClient } from '../support/page-client.js';

interface Task {
  id: string;
  name: string;
  expectation: string;
  claimedBy: string | null;
  dueAt: string | null;
}

let office: Office;
let admin: ApiClient;
let head: ApiClient;
let desk: PageClient;

beforeAll(async () => {
  office = await startOffice({ catalog: leaveSlip });
  admin = await office.api('diskominfo.admin');
  head = await office.api('diskominfo.kabid-egov');
  desk = await office.pages('diskominfo.kabid-egov');
});
afterAll(() => office?.close());

const start = async (purpose: string) =>
  (await admin.post<{ id: string }>('/definitions/leave-slip/instances', { values: { purpose } })).id;

const taskOf = async (client: ApiClient, instance: string): Promise<Task> => {
  const { items } = await client.get<{ items: Task[] }>(`/tasks?instance=${instance}`);
  if (!items[0]) throw new Error('no task');
  return items[0];
};

describe('the worklist', () => {
  test('shows what waits, due when, and leads to it', async () => {
    const task = await taskOf(head, await start('Ke bank'));
    const page = await desk.get('/');
    expect(page.status).toBe(200);
    expect(page.html).toContain(`href="/tasks/${task.id}"`);
    expect(page.html).toContain('Putuskan izin');
    expect(page.html).toMatch(/tenggat <time datetime="2026-11-26T01:3/);
    expect(page.html).toMatch(/Tindak lanjut <span class="count">\d/);
  });

  test('of somebody else does not show it', async () => {
    const task = await taskOf(head, await start('Rahasia bidang'));
    const other = await office.pages('diskominfo.kabid-ikp');
    expect((await other.get('/')).html).not.toContain(task.id);
    expect((await other.get(`/tasks/${task.id}`)).status).toBe(404);
    expect((await (await office.api('setda.sekda')).call('GET', `/tasks/${task.id}`)).status).toBe(404);
  });

  test('is empty in kind words', async () => {
    const page = await (await office.pages('puslatbang.humas')).get('/');
    expect(page.html).toContain('Tidak ada yang menunggu Anda.');
  });

  test('says by how much something is late', async () => {
    const late = await startOffice({ catalog: leaveSlip });
    try {
      await (await late.api('diskominfo.admin')).post('/definitions/leave-slip/instances', {
        values: { purpose: 'x' },
      });
      await late.advance(27 * 3_600_000);
      const page = await (await late.pages('diskominfo.kabid-egov')).get('/');
      expect(page.html).toContain('Lewat tenggat (1)');
      expect(page.html).toContain('lewat 3 jam');
    } finally {
      await late.close();
    }
  });
});

describe('a task on its page', () => {
  test('is answered and the next one of its kind appears', async () => {
    const first = await taskOf(head, await start('Pertama'));
    const second = await taskOf(head, await start('Kedua'));
    const page = await desk.get(`/tasks/${first.id}`);
    expect(page.html).toContain('Pertama');
    const sent = await desk.submit(page, `/tasks/${first.id}/completion`, { decision: 'allow', note: 'hati-hati' });
    expect(sent.status).toBe(303);
    expect(sent.location).toMatch(/^\/tasks\//);
    expect(sent.location).not.toContain(first.id);
    expect((await desk.follow(sent)).html).toMatch(/Terkirim: .*Ini surat berikutnya\./);
    expect((await desk.get(`/tasks/${second.id}`)).html).toContain('Kedua');
  });

  test('with a mistake comes back with everything typed, and what to correct', async () => {
    const task = await taskOf(head, await start('Salah isi'));
    const page = await desk.get(`/tasks/${task.id}`);
    const again = await desk.submit(page, `/tasks/${task.id}/completion`, { note: 'n'.repeat(60) });
    expect(again.status).toBe(422);
    expect(again.html).toContain('n'.repeat(60));
    expect(again.html).toContain('error-summary');
    expect(again.html).toMatch(/href="#f-decision/);
    const corrected = await desk.submit(again, `/tasks/${task.id}/completion`, { decision: 'refuse', note: 'singkat' });
    expect(corrected.status).toBe(303);
  });

  test('that a colleague finished first says who it was, and keeps what was typed', async () => {
    const task = await taskOf(head, await start('Keduluan'));
    const page = await desk.get(`/tasks/${task.id}`);
    await head.post(`/tasks/${task.id}/completion`, { values: { decision: 'allow' } });
    const late = await desk.submit(page, `/tasks/${task.id}/completion`, { decision: 'refuse', note: 'catatan saya' });
    expect(late.status).toBe(409);
    expect(late.html).toContain('catatan saya');
    expect(late.html).toContain((await head.get<{ name: string }>('/me')).name);
  });

  test('pressed twice is done once', async () => {
    const instance = await start('Dua kali');
    const task = await taskOf(head, instance);
    const page = await desk.get(`/tasks/${task.id}`);
    const press = () => desk.submit(page, `/tasks/${task.id}/completion`, { decision: 'allow' });
    const replies = await Promise.all([press(), press()]);
    expect(replies.map(({ status }) => status)).toEqual([303, 303]);
    const { items } = await admin.get<{ items: { event: string; elementId: string }[] }>(
      `/instances/${instance}/history?limit=100`,
    );
    expect(items.filter(({ event, elementId }) => elementId === 'decide' && event === 'left')).toHaveLength(1);
  });

  test('is kept for later and found again as it was', async () => {
    const task = await taskOf(head, await start('Simpan dulu'));
    const page = await desk.get(`/tasks/${task.id}`);
    const fields = /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
    const kept = await desk.post(`/tasks/${task.id}/draft`, { _csrf: fields, note: 'baru setengah' });
    expect(kept.status).toBe(303);
    expect((await desk.follow(kept)).html).toContain('baru setengah');
    expect((await head.get<{ values: { note: string } }>(`/tasks/${task.id}`)).values.note).toBe('baru setengah');
  });

  test('is marked as read by its holder, not by looking', async () => {
    const task = await taskOf(head, await start('Dibaca'));
    await desk.get(`/tasks/${task.id}`);
    const read = async () => (await head.get<{ readAt: string | null }>(`/tasks/${task.id}`)).readAt;
    expect(await read()).toBeNull();
    const page = await desk.get(`/tasks/${task.id}`);
    expect((await desk.submit(page, `/tasks/${task.id}/reading`)).status).toBe(303);
    expect(await read()).not.toBeNull();
  });
});

describe('a task of a group', () => {
  const recorded = async () => {
    const instance = await start('Untuk kelompok');
    const task = await taskOf(head, instance);
    await head.post(`/tasks/${task.id}/completion`, { values: { decision: 'allow' } });
    return taskOf(await office.api('diskominfo.operator'), instance);
  };

  test('is taken by one, shows so to the others, and can be given back', async () => {
    const task = await recorded();
    const operator = await office.pages('diskominfo.operator');
    const list = await operator.get('/');
    expect(list.html).toContain('Ambil');
    const taken = await operator.submit(list, `/tasks/${task.id}/claim`);
    expect(taken.location).toBe(`/tasks/${task.id}`);
    const colleague = await office.api('diskominfo.kasubbag-umum');
    expect((await colleague.call('POST', `/tasks/${task.id}/claim`)).status).toBe(409);
    const page = await operator.follow(taken);
    expect((await operator.submit(page, `/tasks/${task.id}/release`)).status).toBe(303);
    expect((await colleague.call('POST', `/tasks/${task.id}/claim`)).status).toBe(204);
  });

  test('without a form refuses what it did not ask for', async () => {
    const task = await recorded();
    const operator = await office.api('diskominfo.operator');
    expect((await operator.call('POST', `/tasks/${task.id}/completion`, { body: { values: { x: 1 } } })).status).toBe(
      422,
    );
    const done = await operator.post<{ instanceState: string }>(`/tasks/${task.id}/completion`, { values: {} });
    expect(done.instanceState).toBe('completed');
  });
});

describe('the JSON door of processes', () => {
  test('starts by the start form only', async () => {
    const wrong = await admin.call<{ fields: { path: string }[] }>('POST', '/definitions/leave-slip/instances', {
      body: { values: { purpose: '', extra: 1 } },
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body.fields.map(({ path }) => path).sort()).toEqual(['extra', 'purpose']);
  });

  test('tells what an instance waits for, and what happened', async () => {
    const id = await start('Lihat');
    const instance = await admin.get<{ state: string; open: { elementId: string; kind: string }[] }>(
      `/instances/${id}`,
    );
    expect(instance.state).toBe('running');
    expect(instance.open).toContainEqual(expect.objectContaining({ elementId: 'decide', kind: 'task' }));
    const { items } = await admin.get<{ items: unknown[] }>(`/instances/${id}/history`);
    expect(items.length).toBeGreaterThan(0);
  });

  test('lists page by page without losing one', async () => {
    for (const n of [1, 2, 3]) await start(`Halaman ${n}`);
    const all = await head.get<{ items: Task[] }>('/tasks?limit=100');
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: Task[]; next: string | null } = await head.get(
        `/tasks?limit=2${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual(all.items.map(({ id }) => id));
  });

  test('gives and takes a diagram, and names what it refuses', async () => {
    const xml = (await admin.call<Buffer>('GET', '/definitions/leave-slip/diagram')).body.toString();
    expect(xml).toContain('<process id="leave-slip"');
    const send = (body: string, query = '') =>
      admin.call<{ version: number; findings: { rule: string }[] }>('POST', `/definitions${query}`, {
        body,
        headers: { 'content-type': 'application/xml' },
      });
    expect((await send(xml.replace('Putuskan izin', 'Putuskan'), '?dryRun=true')).body.findings).toEqual([]);
    const published = await send(xml.replace('Putuskan izin', 'Putuskan'));
    expect([published.status, published.body.version]).toEqual([201, 2]);
    const broken = await send(xml.replace('sourceRef="start"', 'sourceRef="nowhere"'));
    expect(broken.status).toBe(422);
    expect(broken.body.findings.length).toBeGreaterThan(0);
    expect((await send('<html></html>')).status).toBe(422);
    expect((await head.call('POST', '/definitions', { body: { xml } })).status).toBe(403);
  });
});

test('the clock of a test installation fires what became due before it answers', async () => {
  const before = office.clock.now().getTime();
  const { now } = await office.anonymous.post<{ now: string }>('/test/clock', { advance: 'PT1H' });
  expect(new Date(now).getTime() - before).toBeGreaterThanOrEqual(3_600_000);
  expect((await office.anonymous.call('POST', '/test/clock', { body: { advance: 'gestern' } })).status).toBe(422);
  expect((await office.anonymous.call('POST', '/test/clock', { body: { now: '1970-01-01T00:00:00Z' } })).status).toBe(
    422,
  );
});

test('a task that asks for nothing but reading has one button that says so, and pressing it ends the task', async () => {
  const xml = diagram(
    begin() +
      userTask(
        'inform',
        '<zeebe:assignmentDefinition assignee="position:kabid-egov"/><zeebe:properties><zeebe:property name="expectation" value="read"/></zeebe:properties>',
      ) +
      end() +
      flow('s', 'inform', 'e'),
    '',
    'know',
  );
  await admin.post('/definitions', { xml, forms: {}, note: 'uji' });
  const { id } = await admin.post<{ id: string }>('/definitions/know/instances', { values: {} });
  const task = await taskOf(head, id);
  const { html } = await desk.get(`/tasks/${task.id}`);
  expect(html.split('Tandai sudah dibaca')).toHaveLength(2);
  expect(html).toContain(`action="/tasks/${task.id}/completion"`);
});
