import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../../api/project-root.js';
import { systemScope } from '../../platform/database/index.js';
import { canary, readable, scanOf } from '../security/canaries.js';
import type { ApiClient } from '../support/api-client.js';
import { type Office, startOffice } from '../support/office.js';

interface Problem {
  code: string;
  fields?: { path: string }[];
}

let office: Office;
let operator: ApiClient;
let head: ApiClient;
beforeAll(async () => {
  office = await startOffice();
  operator = await office.api('diskominfo.operator');
  head = await office.api('diskominfo.kadis');
});
afterAll(() => office?.close());

let count = 0;
const letter = (changes: Record<string, unknown> = {}) => ({
  sender: 'Bappeda',
  number: `005/${++count}/2026`,
  date: '2026-11-24',
  subject: 'Undangan rapat',
  security: 'B',
  urgency: 'biasa',
  files: [],
  ...changes,
});

const numberOfLetters = () =>
  office.house.platform.database.inUnit(systemScope('demo'), async (unit) =>
    unit.one<Record<string, number>>(
      `select (select count(*)::int from letter) as letters, (select count(*)::int from instance) as instances,
              (select count(*)::int from task) as tasks, (select coalesce(sum(next), 0)::int from register_counter) as numbers`,
    ),
  );

async function register(changes: Record<string, unknown> = {}) {
  return operator.post<{ id: string; instanceId: string; agendaNumber: string }>('/incoming-letters', letter(changes));
}

async function headTask(instance: string) {
  const { items } = await head.get<{ items: { id: string }[] }>(`/tasks?scope=mine&instance=${instance}`);
  return items[0]?.id ?? '';
}

async function staged(bytes: Buffer, name: string) {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)]), name);
  return fetch(`${office.origin}/api/v1/files`, {
    method: 'POST',
    headers: { authorization: operator.authorization },
    body: form,
  });
}

describe('a letter that cannot be', () => {
  const refused: [string, Record<string, unknown>, string][] = [
    ['dated after its receipt', { date: '2026-11-26' }, 'date'],
    ['dated on a day that is none', { date: '2026-02-30' }, 'date'],
    ['received tomorrow', { receivedAt: '2026-11-26T08:00:00+07:00' }, 'receivedAt'],
    ['without subject, though it is open', { subject: null }, 'subject'],
    ['to nobody of this agency', { addressee: 'sekda' }, 'addressee'],
    ['of a secrecy that is none', { security: 'XX' }, 'security'],
    ['with a file that nobody sent', { files: ['01a20024-2f72-71a8-8161-a36b05ed1e4d'] }, 'files[0]'],
    ['with a file that is no id', { files: ['../../etc/passwd'] }, 'files[0]'],
    ['with a classification of words', { classification: "000'; --" }, 'classification'],
    ['with a key nobody knows', { state: 'done' }, 'state'],
  ];
  for (const [name, changes, field] of refused)
    test(`${name} is refused at its field, and no number is taken`, async () => {
      const before = await numberOfLetters();
      const reply = await operator.call<Problem>('POST', '/incoming-letters', { body: letter(changes) });
      expect(reply.status).toBe(422);
      expect(reply.body.fields?.map(({ path }) => path)).toContain(field);
      expect(await numberOfLetters()).toEqual(before);
    });
});

describe('an answer that cannot be', () => {
  const dispose = (position: string) => ({
    values: { decision: 'dispose', recipients: [{ position }], instructions: ['02'] },
  });

  test('names a recipient outside the policy, upward, of another agency or twice: refused, the task stays open', async () => {
    const { instanceId } = await register();
    const task = await headTask(instanceId);
    const outside = ['staf-egov', 'kadis', 'sekda', 'x', '01a20024-2f72-71a8-8161-a36b05ed1e4d'];
    for (const position of outside)
      expect((await head.call('POST', `/tasks/${task}/completion`, { body: dispose(position) })).status, position).toBe(
        422,
      );
    const twice = { values: { decision: 'dispose', recipients: [{ position: 'sekdis' }, { position: 'sekdis' }] } };
    expect((await head.call('POST', `/tasks/${task}/completion`, { body: twice })).status).toBe(422);
    expect(await headTask(instanceId)).toBe(task);
  });

  test('was looked at before somebody else changed it: 409; a second click does it once', async () => {
    const { instanceId } = await register();
    const task = await headTask(instanceId);
    const stale = await head.call<Problem>('POST', `/tasks/${task}/completion`, {
      body: { revision: 999, ...dispose('sekdis') },
    });
    expect(stale.status).toBe(409);
    const before = await numberOfLetters();
    const click = () => head.call('POST', `/tasks/${task}/completion`, { body: dispose('sekdis') });
    const statuses = (await Promise.all([click(), click(), click()])).map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 409, 409]);
    const { instances, tasks } = await numberOfLetters();
    expect([instances, tasks]).toEqual([(before.instances ?? 0) + 1, (before.tasks ?? 0) + 1]);
  });
});

describe('an upload', () => {
  test('that is not what its name says is refused with the reason', async () => {
    const hostile: [string, Buffer, string][] = [
      ['words called PDF', Buffer.from('<html><script>alert(1)</script></html>'), 'surat.pdf'],
      ['an empty file', Buffer.alloc(0), 'surat.pdf'],
      ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]), 'surat.pdf'],
      [
        'a drawing with scripts',
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        'logo.png',
      ],
      ['an archive', Buffer.from('PK\x03\x04 and nothing else', 'latin1'), 'surat.docx'],
    ];
    for (const [name, bytes, as] of hostile) {
      const response = await staged(bytes, as);
      expect([415, 422], name).toContain(response.status);
      expect(response.headers.get('content-type'), name).toContain('application/problem+json');
    }
  });

  test('larger than a letter may be is refused, and the next one arrives', async () => {
    const big = Buffer.concat([scanOf('besar'), Buffer.alloc(25 * 1024 * 1024)]);
    expect((await staged(big, 'besar.pdf')).status).toBe(413);
    expect((await staged(scanOf('kecil'), 'kecil.pdf')).status).toBe(201);
  });

  const suites = join(projectRoot, '..', 'shared', 'suites', 'hostile');
  test.skipIf(!existsSync(suites))('of the published hostile files is refused within two seconds', async () => {
    for (const [file, as] of [
      ['p07-not-a-pdf.pdf', 'surat.pdf'],
      ['z01-zip-256MiB.zip', 'surat.pdf'],
      ['z01-zip-256MiB.zip', 'surat.docx'],
    ] as const) {
      const began = performance.now();
      const response = await staged(readFileSync(join(suites, file)), as);
      expect([415, 422], file).toContain(response.status);
      expect(performance.now() - began, file).toBeLessThan(2_000);
    }
  });

  test('keeps nothing of a name that climbs, breaks lines or hides its ending', async () => {
    const names = [
      '../../../etc/passwd.pdf',
      'a\r\nSet-Cookie: x=y.pdf',
      '..\\..\\win.pdf',
      'surat\u202efdp.exe',
      '";filename=jahat.html;x=".pdf',
      `${'n'.repeat(400)}.pdf`,
    ];
    for (const [at, name] of names.entries()) {
      const response = await staged(scanOf(`nama ${at}`), name);
      expect(response.status, name).toBe(201);
      const { id } = (await response.json()) as { id: string };
      const registered = await register({ files: [id] });
      const download = await fetch(`${office.origin}/api/v1/letters/${registered.id}/files/1`, {
        headers: { authorization: operator.authorization },
      });
      const disposition = download.headers.get('content-disposition') ?? '';
      expect(disposition, name).toMatch(
        /^attachment; filename=(?:"[^"\\]*\.pdf"|[\w.-]+\.pdf)(; filename\*=UTF-8''\S+\.pdf)?$/,
      );
      const kept = decodeURIComponent(/filename\*=UTF-8''(\S+)/.exec(disposition)?.[1] ?? disposition);
      expect(kept, name).not.toMatch(/\.\.|[\\/]|\p{Cc}|\u202e|etc\//u);
      expect(download.headers.get('set-cookie'), name).toBeNull();
      await download.arrayBuffer();
    }
  });
});

test('what reads like a formula or like Typst is printed as it was written', async () => {
  const formula = '=HYPERLINK("http://jahat.example","klik")';
  const typst = '#read("/etc/passwd") $x^2$ *tebal* @rujuk';
  const { id } = await register({ sender: formula, subject: typst });
  const get = async (path: string) => {
    const response = await fetch(office.origin + path, { headers: { authorization: head.authorization } });
    expect(response.status, path).toBe(200);
    return readable(Buffer.from(await response.arrayBuffer()), response.headers.get('content-type') ?? '');
  };
  const book = await get('/api/v1/agenda-book?from=2026-11-01&to=2026-11-30&as=xlsx');
  expect(JSON.parse(book).flat(3)).toContain(formula);
  const sheet = await get(`/api/v1/letters/${id}/disposition-sheet.pdf`);
  expect(sheet.replace(/\s+/g, ' ')).toContain('#read("/etc/passwd")');
  expect(sheet).not.toContain('root:');
  expect(sheet).not.toContain(canary('b', 'subject'));
});
