import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { ShiftableClock } from '../clock/index.js';
import { agencySystemScope, systemScope } from '../database/index.js';
import { newId } from '../ids/index.js';
import { silentLog } from '../log/index.js';
import { createWorker } from '../worker/index.js';
import { createMailer, devMail, listDevMail, type Mail, MailTemplates, queueMail } from './index.js';

const clock = new ShiftableClock();
const folder = mkdtempSync(join(tmpdir(), 'alur-mails-'));
const templates = new MailTemplates();
let db: TestDatabase;
let server: SMTPServer;
let received: ParsedMail[] = [];
/** What the mail server answers to the next recipients. */
let refusals: { responseCode: number; message: string }[] = [];

const invitation: Mail = {
  to: { address: 'siti@diskominfo.example', name: 'Siti, Rahmawati', language: 'id' },
  template: 'letters/disposed',
  data: { title: 'Undangan <rapat> & makan', path: '/letters/7' },
};
const write = (name: string, content: string) => writeFileSync(join(folder, name), content);

beforeAll(async () => {
  db = await createTestDatabase(clock);
  write('disposed.id.txt.hbs', 'Disposisi baru: {{title}}\n\nYth. {{recipient}},\nbuka {{baseUrl}}{{path}}\n');
  write('disposed.id.html.hbs', '<p>Disposisi: {{title}}</p><a href="{{baseUrl}}{{path}}">Buka surat</a>');
  write('disposed.en.txt.hbs', 'New disposition: {{title}}\n\nDear {{recipient}},\nopen {{baseUrl}}{{path}}\n');
  write('disposed.en.html.hbs', '<p>Disposition: {{title}}</p><a href="{{baseUrl}}{{path}}">Open letter</a>');
  templates.addFolder(folder, 'letters/');
  server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (_address, _session, done) => {
      const refusal = refusals.shift();
      done(refusal && Object.assign(new Error(refusal.message), refusal));
    },
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        received.push(mail);
        done();
      }, done);
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  rmSync(folder, { recursive: true });
  await db.drop();
});
beforeEach(() => {
  received = [];
  refusals = [];
});

const smtpUrl = () => `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
const queue = (mail: Partial<Mail> = {}) =>
  db.database.inUnit(agencySystemScope(newId()), (unit) => queueMail(unit, { ...invitation, ...mail }));
const lastState = () =>
  db.database.inUnit(systemScope('health'), (unit) =>
    unit.one<{ state: string; last_error: string | null }>(
      'select state, last_error from outbox order by id desc limit 1',
    ),
  );

async function deliver(settings: { smtpUrl: string | null; production?: boolean }, times = 1) {
  const mailer = createMailer({
    config: { mailFrom: 'Alur <alur@kab.example>', baseUrl: 'https://surat.example', production: false, ...settings },
    database: db.database,
    templates,
    log: silentLog,
  });
  const worker = createWorker({
    url: db.url,
    database: db.database,
    log: silentLog,
    transports: [mailer.transport],
  });
  try {
    for (let n = 0; n < times; n++) {
      await worker.drain();
      clock.advance(3_600_000);
    }
  } finally {
    await mailer.close();
  }
}

test('a mail arrives with subject, plain text and a page, in the language of its reader', async () => {
  await queue();
  await queue({ to: { ...invitation.to, language: 'en' } });
  await deliver({ smtpUrl: smtpUrl() });
  const [indonesian, english] = received;
  expect(indonesian).toMatchObject({
    subject: 'Disposisi baru: Undangan <rapat> & makan',
    text: 'Yth. Siti, Rahmawati,\nbuka https://surat.example/letters/7\n',
    from: { value: [{ address: 'alur@kab.example', name: 'Alur' }] },
    to: { value: [{ address: 'siti@diskominfo.example', name: 'Siti, Rahmawati' }] },
  });
  expect(indonesian?.html).toContain('<html lang="id">');
  expect(indonesian?.html).toContain('Undangan &lt;rapat&gt; &amp; makan');
  expect(indonesian?.html).toContain('href="https://surat.example/letters/7"');
  expect(indonesian?.messageId).toMatch(/^<[0-9a-f-]{36}@surat\.example>$/);
  expect(indonesian?.headers.get('auto-submitted')).toBe('auto-generated');
  expect(english?.subject).toBe('New disposition: Undangan <rapat> & makan');
});

test('the same cause sends one mail', async () => {
  const agencyId = newId();
  const once = () =>
    db.database.inUnit(agencySystemScope(agencyId), (unit) =>
      queueMail(unit, { ...invitation, dedupeKey: 'disposition-7' }),
    );
  expect(await once()).toBe(true);
  expect(await once()).toBe(false);
  await deliver({ smtpUrl: smtpUrl() });
  expect(received).toHaveLength(1);
});

test('a mail server that is busy gets the mail later', async () => {
  refusals = [{ responseCode: 451, message: 'try later' }];
  await queue();
  await deliver({ smtpUrl: smtpUrl() }, 2);
  expect(received).toHaveLength(1);
  expect(await lastState()).toMatchObject({ state: 'delivered' });
});

test('an address that does not exist is given up at once', async () => {
  refusals = [{ responseCode: 550, message: 'no such user' }];
  await queue();
  await deliver({ smtpUrl: smtpUrl() }, 2);
  expect(received).toHaveLength(0);
  expect(await lastState()).toEqual({ state: 'given-up', last_error: 'the mail server refuses this address' });
});

test('a mail whose data is incomplete is given up and says what it lacks', async () => {
  await queue({ data: { title: 'Undangan' } });
  await deliver({ smtpUrl: smtpUrl() });
  expect((await lastState()).last_error).toMatch(/letters\/disposed cannot be written.*"path" not defined/);
});

test('without a mail server the development inbox keeps what would have been sent', async () => {
  await queue();
  await deliver({ smtpUrl: null });
  const system = systemScope('health');
  const [line] = await db.database.inUnit(system, listDevMail);
  expect(line).toMatchObject({
    recipients: ['siti@diskominfo.example'],
    subject: 'Disposisi baru: Undangan <rapat> & makan',
  });
  const mail = await db.database.inUnit(system, (unit) => devMail(unit, line!.id));
  expect(mail.text).toContain('https://surat.example/letters/7');
  expect(mail.html).toContain('Buka surat');
  await expect(db.database.inUnit(system, (unit) => devMail(unit, newId()))).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(db.database.inUnit(agencySystemScope(newId()), listDevMail)).rejects.toThrow('permission denied');
});

test('in production without a mail server mails wait until there is one', async () => {
  await queue();
  await deliver({ smtpUrl: null, production: true });
  expect(await lastState()).toEqual({ state: 'pending', last_error: 'SMTP_URL is not set, mails cannot be sent' });
  await deliver({ smtpUrl: smtpUrl(), production: true });
  expect(received).toHaveLength(1);
});

test('a mail that lacks a language is refused when the program starts', () => {
  const lonely = mkdtempSync(join(tmpdir(), 'alur-mails-'));
  for (const file of ['hello.id.txt.hbs', 'hello.id.html.hbs', 'hello.en.txt.hbs'])
    writeFileSync(join(lonely, file), 'Halo');
  expect(() => new MailTemplates().addFolder(lonely, '')).toThrow('hello.en.html.hbs is missing');
  rmSync(lonely, { recursive: true });
});
