import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, startOffice } from '../../../tests/support/office.js';
import { complete, LETTER, letterOf, ok, register, report, taskOf } from './office-letters.js';

let office: Office;
beforeAll(async () => {
  office = await startOffice();
}, 60_000);
afterAll(() => office?.close());

const OPERATOR = 'cicalengka.operator';
const refused = async (letter: Record<string, unknown>, path: string) => {
  const client = await office.api(OPERATOR);
  const reply = await client.call<{ fields: { path: string; message: string }[] }>('POST', '/incoming-letters', {
    body: { ...LETTER, ...letter },
  });
  expect(reply.status).toBe(422);
  expect(reply.body.fields.map((field) => field.path)).toContain(path);
  expect(reply.body.fields.every(({ message }) => !message.startsWith('letters.'))).toBe(true);
};

test('numbers run without a gap from 0001, also when thirty-two clients register at once and some are refused', async () => {
  const client = await office.api(OPERATOR);
  const answers = await Promise.all(
    Array.from({ length: 32 }, (_, index) =>
      client.call<{ agenda: { sequence: number } }>('POST', '/incoming-letters', {
        body: { ...LETTER, number: `P/${index}`, ...(index % 8 === 7 ? { date: '2027-01-01' } : {}) },
      }),
    ),
  );
  const numbers = answers.filter(({ status }) => status === 201).map(({ body }) => body.agenda.sequence);
  expect(numbers).toHaveLength(28);
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 28 }, (_, index) => index + 1));
}, 60_000);

test('a letter that cannot be is refused with the field and a reason in the clerk’s language', async () => {
  await refused({ date: '2026-12-01' }, 'date');
  await refused({ receivedAt: '2026-12-01T08:00:00+07:00' }, 'receivedAt');
  await refused({ subject: undefined }, 'subject');
  await refused({ security: 'T', subject: undefined }, 'subject');
  await refused({ sender: '' }, 'sender');
  await refused({ classification: 'abc' }, 'classification');
  await refused({ classification: '999.9.9' }, 'classification');
  await refused({ date: '0202-11-24' }, 'date');
  await refused({ addressee: 'tidak-ada' }, 'addressee');
  await refused({ security: 'X' }, 'security');
  await refused({ color: 'red' }, 'color');
  await refused({ files: ['01a20010-0000-7000-8000-000000000000'] }, 'files[0]');
});

test('the type of a letter is kept and shown; nonsense in its place is refused', async () => {
  const client = await office.api(OPERATOR);
  const letter = await register(client, { number: 'JENIS/1', type: 'undangan' });
  expect(await ok(client.call('GET', `/letters/${letter.id}`))).toMatchObject({ type: 'undangan' });
  const page = await (await office.pages(OPERATOR)).get(`/letters/${letter.id}`);
  expect(page.html).toContain('Jenis naskah');
  await refused({ type: 'Undangan Rapat!' }, 'type');
});

test('who may not register is refused, also the head', async () => {
  const head = await office.api('cicalengka.camat');
  const staff = await office.api('cicalengka.loket-1');
  expect((await staff.call('POST', '/incoming-letters', { body: LETTER })).status).toBe(403);
  expect([201, 403]).toContain((await head.call('POST', '/incoming-letters', { body: LETTER })).status);
  expect((await office.anonymous.call('POST', '/incoming-letters', { body: LETTER })).status).toBe(401);
});

test('a second letter with the same sender, number and date is registered with a warning', async () => {
  const client = await office.api(OPERATOR);
  const first = await register(client, { number: 'KEMBAR/1' });
  const second = await register(client, { number: 'kembar/1', sender: 'BAPPEDA' });
  expect(second.possibleDuplicates).toEqual([{ id: first.id, agendaNumber: first.agendaNumber }]);
});

test('the bearer sees the stage and nothing else', async () => {
  const client = await office.api(OPERATOR);
  const letter = await register(client, { number: 'LACAK/1', subject: 'Rahasia dapur' });
  const reply = await office.anonymous.call<Record<string, unknown>>(
    'GET',
    `/tracking/${letter.trackingCode.toLowerCase()}`,
  );
  expect(reply.status).toBe(200);
  expect(reply.body).toEqual({ stage: 'received', since: '2026-11-25' });
  expect((await office.anonymous.call('GET', '/tracking/TIDAK-ADA')).status).toBe(404);
});

test('corrections keep what was said before; the number never changes', async () => {
  const client = await office.api(OPERATOR);
  const letter = await register(client, { number: 'BETUL/1', subject: 'Undngan rapat' });
  await ok(
    client.call('POST', `/letters/${letter.id}/corrections`, {
      body: { fields: { subject: 'Undangan rapat' }, reason: 'Salah ketik.' },
    }),
    201,
  );
  const after = await ok(
    client.call<{ subject: string; agendaNumber: string; corrections: unknown[] }>('GET', `/letters/${letter.id}`),
  );
  expect(after).toMatchObject({
    subject: 'Undangan rapat',
    agendaNumber: letter.agendaNumber,
    corrections: [{ reason: 'Salah ketik.', changes: { subject: { from: 'Undngan rapat', to: 'Undangan rapat' } } }],
  });
  const found = await ok(client.call<{ items: unknown[] }>('GET', '/letters?q=betul+undangan'));
  expect(found.items).toHaveLength(1);
});

test('a voided letter ends its work and stays in the book with its number', async () => {
  const client = await office.api(OPERATOR);
  const letter = await register(client, { number: 'BATAL/1' });
  await ok(client.call('POST', `/letters/${letter.id}/voiding`, { body: { reason: 'Tercatat dua kali.' } }));
  expect((await letterOf(office, OPERATOR, letter.id)).state).toBe('voided');
  const book = await ok(
    client.call<{ items: { agendaNumber: string }[] }>(
      'GET',
      '/agenda-book?direction=in&from=2026-11-01&to=2026-11-30',
    ),
  );
  expect(book.items.map(({ agendaNumber }) => agendaNumber)).toContain(letter.agendaNumber);
  expect((await client.call('POST', `/letters/${letter.id}/voiding`, { body: { reason: 'Lagi.' } })).status).toBe(409);
});

test('search finds by number, part of a number, sender, subject, any word, classification and period', async () => {
  const client = await office.api(OPERATOR);
  const letter = await register(client, {
    sender: 'Puskesmas Cicalengka',
    number: '440/1132/PKM',
    subject: 'Undangan Lokakarya Mini',
    summary: 'Rapat lintas sektor triwulan',
    classification: '400.7',
  });
  for (const query of [
    'number=440/1132/PKM',
    'number=1132',
    'q=440/1132',
    'sender=puskesmas',
    'subject=lokakarya+undangan',
    'q=lintas+puskesmas',
    'classification=400.7&sender=puskesmas',
    'dateFrom=2026-11-24&dateTo=2026-11-24&q=lokakarya',
    'q=%25&subject=lokakarya'.replace('q=%25&', ''),
  ]) {
    const { items } = await ok(client.call<{ items: { id: string }[] }>('GET', `/letters?${query}`));
    expect(
      items.map(({ id }) => id),
      query,
    ).toEqual([letter.id]);
  }
  const { items } = await ok(client.call<{ items: unknown[] }>('GET', '/letters?q=100%25'));
  expect(items).toEqual([]);
  expect((await client.call('GET', '/letters?dateFrom=kemarin')).status).toBe(422);
  expect((await client.call('GET', '/letters?cursor=xx')).status).toBe(400);
});

test('lists go on where the page before ended, without a letter twice', async () => {
  const client = await office.api(OPERATOR);
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: { id: string }[]; next: string | null } = await ok(
      client.call('GET', `/letters?limit=7${cursor ? `&cursor=${cursor}` : ''}`),
    );
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  } while (cursor);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThan(28);
});

test('receipt, disposition sheet and agenda book are printed', async () => {
  const client = await office.api(OPERATOR);
  const letter = await register(client, { number: 'CETAK/1', subject: 'Perihal dengan #tanda *khusus* <b> 😀' });
  await complete(office, 'cicalengka.camat', letter, {
    decision: 'dispose',
    recipients: [{ position: 'sekcam' }],
    instructions: ['02'],
    note: 'Baris satu\nBaris dua',
  });
  for (const [path, accept] of [
    [`/letters/${letter.id}/receipt.pdf`, 'application/pdf'],
    [`/letters/${letter.id}/disposition-sheet.pdf`, 'application/pdf'],
    ['/agenda-book?from=2026-11-01&to=2026-11-30', 'application/pdf'],
  ] as const) {
    const reply = await client.call<Buffer>('GET', path, { headers: { accept } });
    expect(reply.status, path).toBe(200);
    expect(reply.body.subarray(0, 5).toString(), path).toBe('%PDF-');
  }
  const xlsx = await client.call<Buffer>('GET', '/agenda-book?from=2026-11-01&to=2026-11-30', {
    headers: { accept: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  });
  expect(xlsx.body.subarray(0, 2).toString()).toBe('PK');
});

test('comments are read by everyone who sees the letter', async () => {
  const client = await office.api(OPERATOR);
  const letter = await register(client, { number: 'KOMENTAR/1' });
  await ok(client.call('POST', `/letters/${letter.id}/comments`, { body: { text: 'Asli menyusul.' } }), 201);
  expect((await client.call('POST', `/letters/${letter.id}/comments`, { body: { text: ' ' } })).status).toBe(422);
  const page = await (await office.pages('cicalengka.camat')).get(`/letters/${letter.id}`);
  expect(page.html).toContain('Asli menyusul.');
});

test('at New Year in the agency’s own zone the register begins again with 0001', async () => {
  const client = await office.api('setda.operator');
  office.clock.set(new Date('2026-12-31T16:59:30Z'));
  const last = await register(client, { number: 'TAHUN/1' });
  office.clock.set(new Date('2026-12-31T17:00:30Z'));
  const first = await register(await office.api('setda.operator'), { number: 'TAHUN/2' });
  expect(last.agenda.year).toBe(2026);
  expect(first.agendaNumber).toBe('0001/2027');
  const task = await taskOf(office, 'setda.sekda', first);
  expect(task.name).toBe('Tindak lanjuti');
  await complete(office, 'setda.sekda', first, report('Selesai.'));
});

test('an invitation is due before its event, and the letter says when and where that is', async () => {
  const letter = await register(await office.api('diskominfo.operator'), {
    number: 'UND/77',
    eventAt: '2027-01-14T02:00:00Z',
    eventPlace: 'Aula Wali Kota',
  });
  const head = await office.api('diskominfo.kadis');
  const shown = await ok(head.call<Record<string, unknown>>('GET', `/letters/${letter.id}`));
  expect(shown).toMatchObject({ eventAt: '2027-01-14T02:00:00.000Z', eventPlace: 'Aula Wali Kota' });
  expect((await taskOf(office, 'diskominfo.kadis', letter)).dueAt).toBe('2027-01-13T09:00:00.000Z');
});
