import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/database.js';
import { encryptedPdf, unfoldingPdf } from '../../tests/support/hostile-pdfs.js';
import { systemClock } from '../clock/index.js';
import { agencySystemScope, type Unit } from '../database/index.js';
import { createDocuments } from '../documents/index.js';
import { sampleScan } from '../documents/sample-scan.js';
import { newId } from '../ids/index.js';
import { silentLog } from '../log/index.js';
import { Catalogue } from '../messages/index.js';
import type { SystemActor } from '../organisation/actor.js';
import type { Delivery } from '../outbox/index.js';
import { createWorker } from '../worker/index.js';
import { renderPages } from './render-pages.js';
import { FileStore } from './store.js';

let db: TestDatabase;
let dataDir: string;
let files: FileStore;
const agency = newId();

beforeAll(async () => {
  db = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'alur-pages-'));
  files = new FileStore({
    dataDir,
    database: db.database,
    clock: systemClock,
    log: silentLog,
    catalogue: new Catalogue(),
  });
});
afterAll(async () => {
  await db.drop();
  await rm(dataDir, { recursive: true, force: true });
});

const inAgency = <T>(work: (unit: Unit) => Promise<T>, agencyId = agency) =>
  db.database.inUnit(agencySystemScope(agencyId), work);

async function received(bytes: Buffer, name: string, agencyId = agency): Promise<string> {
  const actor: SystemActor = { kind: 'system', name: 'job', agencyId };
  const staged = await files.stage(actor, Readable.from([bytes]), { name, field: 'file' });
  await inAgency((unit) => files.claim(unit, [staged.id], { kind: 'folder', id: newId() }, actor), agencyId);
  return staged.id;
}

async function rendered(fileId: string, agencyId = agency, bounds?: { milliseconds: number; memory: number }) {
  const transport = renderPages({ files, database: db.database, log: silentLog, bounds });
  const delivery: Delivery = {
    id: newId(),
    agencyId,
    dedupeKey: fileId,
    attempt: 1,
    payload: { fileId },
    requestId: null,
  };
  await transport.deliver(delivery);
  return inAgency(
    async (unit) => ({
      file: await files.describe(unit, fileId),
      pages: await files.pages(unit, fileId),
      text: await files.text(unit, fileId),
    }),
    agencyId,
  );
}

async function image(sha256: string, number: number, width: 800 | 1600): Promise<Buffer> {
  return Buffer.concat(await (await files.openPage(sha256, number, width)).stream.toArray());
}

const letter = {
  sender: ['Pemerintah Kota Contoh', 'Dinas Kesehatan'],
  number: '440/77',
  date: '20 November 2026',
  subject: 'Permohonan narasumber',
  paragraphs: Array<string>(16).fill(
    'Bersama ini kami mohon bantuan Saudara untuk menugaskan dua orang pegawai sebagai narasumber kegiatan.',
  ),
};

test('a scanned letter of two pages can be read on a phone and on a screen', async () => {
  const { file, pages, text } = await rendered(await received(await sampleScan(letter), 'surat.pdf'));
  expect(file).toMatchObject({ pageState: 'ready', pageCount: 2, pageFault: null });
  expect(pages).toEqual([
    { number: 1, width: 1600, height: expect.closeTo(2262, -1) },
    { number: 2, width: 1600, height: expect.closeTo(2262, -1) },
  ]);
  expect(text).toBeNull();
  const small = await image(file.sha256, 2, 800);
  expect(small.length).toBeLessThan(120_000);
  expect(await sharp(small).metadata()).toMatchObject({ format: 'webp', width: 800 });
  expect(await sharp(await image(file.sha256, 1, 1600)).metadata()).toMatchObject({ width: 1600 });
  await expect(files.openPage(file.sha256, 3, 800)).rejects.toMatchObject({ code: 'not-found' });
});

test('a letter written on a computer is found by its words', async () => {
  const template = fileURLToPath(new URL('../documents/test-templates/faces.typ', import.meta.url));
  const pdf = await createDocuments({ clock: systemClock }).render(template, { all: 'Undangan rapat koordinasi' });
  const { text, pages } = await rendered(await received(pdf, 'undangan.pdf'));
  expect(text).toContain('Undangan rapat koordinasi');
  expect(pages).toHaveLength(1);
});

test('a letter photographed page by page is drawn by the worker, once the letter is saved', async () => {
  const photo = (tint: string) =>
    sharp({ create: { width: 300, height: 400, channels: 3, background: tint } })
      .jpeg()
      .toBuffer();
  const ids = [await received(await photo('#eee'), '1.jpg'), await received(await photo('#ddd'), '2.jpg')];
  const worker = createWorker({
    url: db.url,
    database: db.database,
    log: silentLog,
    transports: [renderPages({ files, database: db.database, log: silentLog })],
    concurrency: 2,
  });
  await worker.drain();
  await worker.stop();
  for (const id of ids) {
    const pages = await inAgency((unit) => files.pages(unit, id));
    expect(pages).toEqual([{ number: 1, width: 300, height: 400 }]);
  }
});

test('a photograph taken sideways is shown upright, without the place where it was taken', async () => {
  const photo = await sharp({ create: { width: 400, height: 200, channels: 3, background: '#fff' } })
    .withExif({ IFD0: { Copyright: 'rahasia' }, IFD3: { GPSLatitudeRef: 'S' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const { file, pages } = await rendered(await received(photo, 'foto.jpg'));
  expect(pages).toEqual([{ number: 1, width: 200, height: 400 }]);
  const shown = await sharp(await image(file.sha256, 1, 1600)).metadata();
  expect(shown).toMatchObject({ width: 200, height: 400 });
  expect([shown.exif, shown.orientation]).toEqual([undefined, undefined]);
});

test('a file that cannot be shown says why, once and for all', async () => {
  const broken = await rendered(await received(Buffer.from('%PDF-1.4\nbukan surat'), 'rusak.pdf'));
  expect(broken.file).toMatchObject({ pageState: 'failed', pageFault: 'damaged' });
  const photo = await sharp({
    create: {
      width: 900,
      height: 900,
      channels: 3,
      background: '#fff',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg()
    .toBuffer();
  const cutOff = await rendered(await received(photo.subarray(0, photo.length / 2), 'putus.jpg'));
  expect(cutOff.file.pageFault).toBe('damaged');
  const locked = await rendered(await received(encryptedPdf(), 'terkunci.pdf'));
  expect(locked.file.pageFault).toBe('encrypted');
});

test('a file that eats the machine is stopped', async () => {
  const fileId = await received(await sampleScan({ ...letter, number: '440/78' }), 'berat.pdf');
  const slow = await rendered(fileId, agency, { milliseconds: 20, memory: Number.POSITIVE_INFINITY });
  expect(slow.file).toMatchObject({ pageState: 'failed', pageFault: 'too-heavy' });
  const endless = await received(unfoldingPdf(), 'membengkak.pdf');
  const big = await rendered(endless, agency, { milliseconds: 10_000, memory: 400 * 1024 * 1024 });
  expect(big.file).toMatchObject({ pageState: 'failed', pageFault: 'too-heavy' });
});

test('trouble of the machine is no fault of the letter: it is tried again, and told as what it is', async () => {
  const fileId = await received(await sampleScan({ ...letter, number: '440/81' }), 'surat.pdf');
  const { sha256 } = await inAgency((unit) => files.describe(unit, fileId));
  const path = files.contents.path(sha256);
  await rename(path, `${path}.away`);
  await expect(rendered(fileId)).rejects.toThrow('the process ended (70)');
  await rename(`${path}.away`, path);
  expect((await rendered(fileId)).file.pageState).toBe('ready');

  const hopeless = await received(await sampleScan({ ...letter, number: '440/82' }), 'surat.pdf');
  const transport = renderPages({ files, database: db.database, log: silentLog });
  const delivery = {
    id: newId(),
    agencyId: agency,
    dedupeKey: hopeless,
    attempt: 5,
    payload: { fileId: hopeless },
    requestId: null,
  };
  await inAgency((unit) => transport.givenUp!(unit, delivery, 'disk full'));
  expect((await inAgency((unit) => files.describe(unit, hopeless))).pageFault).toBe('unavailable');
});

test('a letter delivered to another agency is drawn once', async () => {
  const bytes = await sampleScan({ ...letter, number: '440/80' });
  await rendered(await received(bytes, 'surat.pdf'));
  const elsewhere = newId();
  const copy = await received(bytes, 'surat.pdf', elsewhere);
  const { file, pages } = await rendered(copy, elsewhere, { milliseconds: 1, memory: 1 });
  expect(file).toMatchObject({ pageState: 'ready', pageCount: 2 });
  expect(pages).toHaveLength(2);
  expect(await inAgency((unit) => files.pages(unit, copy))).toEqual([]);
});
