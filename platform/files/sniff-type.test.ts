import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sniffType } from './sniff-type.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alur-sniff-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function sniff(bytes: Buffer): Promise<string> {
  const path = join(folder, 'file');
  await writeFile(path, bytes);
  return sniffType(path, bytes.length);
}

interface Entry {
  name: string;
  data?: string;
  /** Declared, true or not. */
  unpacked?: number;
  flags?: number;
}

/** A stored ZIP archive, as far as a table of contents needs it. */
function zip(entries: Entry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, data = 'x', unpacked = data.length, flags = 0 } of entries) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt32LE(unpacked, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(flags, 8);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt32LE(unpacked, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(at, 42);
    directory.push(central, Buffer.from(name));
    parts.push(local, Buffer.from(name + data));
    at += 30 + name.length + data.length;
  }
  const table = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(table.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, table, end]);
}

const docx = (...more: Entry[]) => zip([{ name: '[Content_Types].xml' }, { name: 'word/document.xml' }, ...more]);
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const refusal = (message: string) => ({ code: 'unsupported-type', detail: { message } });

test('letters, photographs and office documents are known by their bytes', async () => {
  const photo = sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } });
  expect(await sniff(Buffer.from('%PDF-1.7\n'))).toBe('application/pdf');
  expect(await sniff(Buffer.from('\ufeff\r\n%PDF-1.4\n'))).toBe('application/pdf');
  expect(await sniff(await photo.clone().jpeg().toBuffer())).toBe('image/jpeg');
  expect(await sniff(await photo.clone().png().toBuffer())).toBe('image/png');
  expect(await sniff(await photo.clone().webp().toBuffer())).toBe('image/webp');
  expect(await sniff(await photo.clone().tiff().toBuffer())).toBe('image/tiff');
  expect(await sniff(docx())).toBe(WORD);
  const odt = zip([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.text' }, { name: 'content.xml' }]);
  expect(await sniff(odt)).toBe('application/vnd.oasis.opendocument.text');
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('Daftar').addRow(['satu']);
  const sheet = Buffer.from(await workbook.xlsx.writeBuffer());
  expect(await sniff(sheet)).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
});

test('a program, a page of a site or a drawing is refused, whatever its name', async () => {
  for (const bytes of [
    '<html><script>alert(1)</script> %PDF-1.4',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'MZ\x90\0',
    'GIF89a',
    'halo',
  ])
    await expect(sniff(Buffer.from(bytes, 'latin1')), bytes).rejects.toMatchObject(refusal('files.unsupported'));
  await expect(sniff(zip([{ name: 'apa.txt' }]))).rejects.toMatchObject(refusal('files.unsupported'));
});

test('an office document made to harm is refused with the reason', async () => {
  const bomb = { name: 'word/media/a.png', unpacked: 400 * 1024 * 1024 };
  await expect(sniff(docx(bomb))).rejects.toMatchObject(refusal('files.archive-bomb'));
  await expect(sniff(docx({ name: 'word/vbaProject.bin' }))).rejects.toMatchObject(refusal('files.macros'));
  await expect(sniff(docx({ name: 'x', flags: 1 }))).rejects.toMatchObject(refusal('files.encrypted'));
  await expect(sniff(docx().subarray(0, 60))).rejects.toMatchObject(refusal('files.damaged'));
});
