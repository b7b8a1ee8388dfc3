import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemScope } from '../../../platform/database/index.js';
import { type Office, startOffice } from '../../../tests/support/office.js';
import { complete, dispose, edges, ok, type Registered, register, report } from './office-letters.js';

let office: Office;
let letter: Registered;
beforeAll(async () => {
  office = await startOffice();
  letter = await register(await office.api('cicalengka.operator'), {
    number: 'HAL/1',
    subject: 'Laporan tanah longsor',
  });
}, 60_000);
afterAll(() => office?.close());

test('the clerk registers on one page without scripts, is warned of a twin, and reads the number large', async () => {
  const pages = await office.pages('cicalengka.operator');
  const empty = await pages.get('/incoming-letters/new');
  expect(empty.status).toBe(200);
  const typed = { sender: 'Desa Waluya', number: '141/7/DS', date: '2026-11-24', security: 'B', urgency: 'segera' };

  const refused = await pages.submit(empty, '/incoming-letters', typed);
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('Isi perihal');
  expect(refused.html).toContain('Desa Waluya');

  const done = await pages.submit(refused, '/incoming-letters', { ...typed, subject: 'Permohonan legalisasi' });
  expect(done.status).toBe(303);
  expect((await pages.follow(done)).html).toContain('0002/2026');

  const twin = await pages.submit(refused, '/incoming-letters', {
    ...typed,
    subject: 'Permohonan legalisasi',
    _key: 'lain',
  });
  expect(twin.status).toBe(409);
  expect(twin.html).toContain('sudah pernah dicatat');
  const beside = await pages.get('/incoming-letters/twins?number=141%2F7%2Fds&sender=Desa+Waluya');
  expect(JSON.parse(beside.html).items).toMatchObject([{ text: 'agenda 0002/2026' }]);
  expect(JSON.parse((await pages.get('/incoming-letters/twins?number=141&date=')).html)).toEqual({ items: [] });
  const sure = await pages.submit(twin, '/incoming-letters', {
    ...typed,
    subject: 'Permohonan legalisasi',
    sure: 'true',
  });
  expect(sure.status).toBe(303);
  const registered = await pages.follow(sure);
  expect(registered.html).toContain('0003/2026');
  expect(registered.html).toMatch(/href="\/tracking\/[^"]+"/);
  for (const page of [refused, registered])
    expect(page.html).toMatch(/href="\/incoming-letters\/new" aria-current="page"/);
  expect(registered.html).toContain('agenda 0002/2026');
  const sticker = /href="([^"]+sticker\.pdf)"/.exec(registered.html)?.[1] ?? '';
  expect((await pages.get(sticker)).html.slice(0, 5)).toBe('%PDF-');
});

test('the letter page says where it is, shows the way, and takes a comment', async () => {
  const pages = await office.pages('cicalengka.camat');
  const page = await pages.get(`/letters/${letter.id}`);
  expect(page.status).toBe(200);
  expect(page.html).toContain('Di meja Camat Cicalengka');
  expect(page.html).toContain('Laporan tanah longsor');
  expect(page.html).not.toContain('letters.');
  const sent = await pages.submit(page, `/letters/${letter.id}/comments`, { text: 'Segera ke lapangan.' });
  expect((await pages.follow({ ...sent, location: sent.location?.split('#')[0] ?? null })).html).toContain(
    'Segera ke lapangan.',
  );
});

test('every page of the slice opens in words, never in keys', async () => {
  const letters = await (await office.pages('cicalengka.operator')).get('/letters?q=longsor&state=');
  expect(letters.html).toContain('Laporan tanah longsor');
  const book = await (await office.pages('cicalengka.operator')).get('/agenda-book');
  expect(book.html).toContain('0001/2026');
  const settings = await (await office.pages('cicalengka.admin')).get('/letter-settings');
  const tracking = await (await office.pages('cicalengka.operator')).get(`/tracking/${letter.trackingCode}`);
  expect(tracking.html).toContain('Diterima');
  for (const page of [letters, book, settings, tracking]) {
    expect(page.status).toBe(200);
    expect(page.html).not.toMatch(/>[^<]*letters\.[a-z]/);
  }
});

test('the head opens the task beside the letter and disposes with a plain form', async () => {
  const pages = await office.pages('cicalengka.camat');
  const list = await pages.get('/');
  expect(list.html).toContain('Laporan tanah longsor');
  const href = /href="(\/tasks\/[0-9a-f-]+)"/.exec(list.html)?.[1] ?? '';
  const page = await pages.get(href);
  expect(page.html).toContain('Kepada');
  expect(page.html).toContain('Kasi Ketenteraman');
  expect(page.html).not.toMatch(/>[^<]*letters\.[a-z]/);
  await complete(office, 'cicalengka.camat', letter, dispose([{ position: 'kasi-trantib' }, { position: 'sekcam' }]));
});

test('taking back, letting off, extending and adding are short pages that say why', async () => {
  const pages = await office.pages('cicalengka.camat');
  const [top, trantib, sekcam] = await edges(office, 'cicalengka.camat', letter.id);
  for (const path of [
    `/dispositions/${trantib?.id}/withdrawal`,
    `/dispositions/${trantib?.id}/waiver`,
    `/dispositions/${trantib?.id}/extension`,
    `/dispositions/${top?.id}/recipients`,
  ]) {
    const page = await pages.get(path);
    expect(page.status, path).toBe(200);
    expect(page.html).not.toMatch(/>[^<]*letters\.[a-z]/);
  }
  const act = `/dispositions/${sekcam?.id}/withdrawal`;
  const page = await pages.get(act);
  const empty = await pages.submit(page, act, { reason: '' });
  expect(empty.status).toBe(422);
  const done = await pages.submit(page, act, { reason: 'Keliru pilih.' });
  expect(done.location).toBe(`/letters/${letter.id}`);
  expect((await pages.follow(done)).html).toContain('Ditarik');
});

test('the registrar corrects and voids on pages, the administrator sets the rules', async () => {
  const pages = await office.pages('cicalengka.operator');
  const act = `/letters/${letter.id}/corrections`;
  const page = await pages.get(act);
  expect(page.status).toBe(200);
  const done = await pages.submit(page, act, {
    sender: 'Bappeda',
    number: 'HAL/1',
    date: '2026-11-24',
    subject: 'Laporan tanah longsor susulan',
    reason: 'Perihal kurang.',
  });
  expect(done.location).toBe(`/letters/${letter.id}`);
  expect((await pages.get(`/letters/${letter.id}/voiding`)).status).toBe(200);

  const admin = await office.pages('cicalengka.admin');
  const settings = await admin.get('/letter-settings');
  const refused = await admin.submit(settings, '/letter-settings/times', {
    'due.biasa.amount': 'tiga',
    'due.biasa.unit': 'days',
    'due.segera.amount': '36',
    'due.segera.unit': 'hours',
    'due.sangat-segera.amount': '12',
    'due.sangat-segera.unit': 'hours',
    reminders: 'daily',
  });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('value="tiga"');
  expect(refused.html).toContain('value="36"');
  expect(refused.html).toContain('value="daily" checked');
  expect(refused.html).toContain('href="#due-biasa-amount"');
  expect(refused.html).not.toContain('letters.settings');
  const late = await admin.submit(settings, '/letter-settings/start-number', { next: '412' });
  expect(late.status).toBe(409);
  expect(late.html).toContain('value="412"');

  const saved = await admin.submit(settings, '/letter-settings/times', {
    'due.biasa.amount': '3',
    'due.biasa.unit': 'days',
    'due.segera.amount': '36',
    'due.segera.unit': 'hours',
    'due.sangat-segera.amount': '12',
    'due.sangat-segera.unit': 'hours',
  });
  expect(saved.status).toBe(303);
  expect(
    (
      await admin.submit(settings, '/letter-settings/instructions', {
        code: '33',
        text: 'Foto dan kirim',
        expects: 'report',
        active: 'true',
      })
    ).status,
  ).toBe(303);
  expect((await admin.get('/letter-settings')).html).toContain('Foto dan kirim');
  expect((await (await office.pages('cicalengka.operator')).get('/letter-settings')).status).toBe(403);

  const next = await register(await office.api('cicalengka.operator'), { number: 'HAL/2', urgency: 'sangat-segera' });
  await complete(office, 'cicalengka.camat', next, dispose([{ position: 'sekcam' }], { instructions: ['33'] }));
  await complete(office, 'cicalengka.sekcam', next, report('Foto terkirim.'));
  await office.drain();
  const [, sekcam] = await edges(office, 'cicalengka.camat', next.id);
  expect(sekcam?.status).toBe('closed');
  await ok((await office.api('cicalengka.camat')).call('GET', `/letters/${next.id}`));
  const reminders = await office.house.platform.database.inUnit(systemScope('demo'), (unit) =>
    unit.rows(
      `select 1 from timer join task on task.id = timer.task_id join instance i on i.id = task.instance_id
        where i.business_key = $1 and timer.kind in ('reminder', 'escalation')`,
      [next.agendaNumber],
    ),
  );
  expect(reminders).toEqual([]);
});
