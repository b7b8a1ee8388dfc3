import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { AppError } from '../errors/index.js';
import { type ArchiveEntry, readArchive } from './archive.js';

/** What people may hand in, by what the bytes say; the extension is given to downloads whose name lacks it. */
export const EXTENSIONS: Record<string, readonly string[]> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/tiff': ['tif', 'tiff'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
};

/** An office document that declares more than this when unpacked is made to harm who opens it. */
const MOST_UNPACKED = 300 * 1024 * 1024;
const MOST_ENTRIES = 5000;
/** How far file-type looks into a file. */
const HEAD = 4100;

/**
 * The media type that the bytes of a file say, one of EXTENSIONS.
 * @throws AppError unsupported-type, naming why.
 */
export async function sniffType(path: string, size: number): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    const head = buffer.subarray(0, bytesRead);
    const type = isArchive(head) ? officeType(await readArchive(file, size), head) : await plainType(head);
    if (type === null || !(type in EXTENSIONS))
      throw new AppError('unsupported-type', { message: 'files.unsupported' });
    return type;
  } finally {
    await file.close();
  }
}

const isArchive = (head: Buffer) => head.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'));

/** Some scanners write a byte order mark or blank lines before the header, and every reader accepts it. */
const PDF_HEADER = /^(?:\xef\xbb\xbf)?[\s\0]{0,64}%PDF-\d/;

async function plainType(head: Buffer): Promise<string | null> {
  if (PDF_HEADER.test(head.toString('latin1', 0, 80))) return 'application/pdf';
  return (await fileTypeFromBuffer(head))?.mime ?? null;
}

function officeType(entries: ArchiveEntry[] | null, head: Buffer): string | null {
  if (entries === null) throw new AppError('unsupported-type', { reason: 'damaged', message: 'files.damaged' });
  const names = new Set(entries.map((entry) => entry.name));
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (unpacked > MOST_UNPACKED || entries.length > MOST_ENTRIES)
    throw new AppError('unsupported-type', { reason: 'archive-bomb', message: 'files.archive-bomb' });
  if (entries.some((entry) => entry.encrypted))
    throw new AppError('unsupported-type', { reason: 'encrypted', message: 'files.encrypted' });
  if (entries.some((entry) => entry.name.toLowerCase().endsWith('vbaproject.bin')))
    throw new AppError('unsupported-type', { reason: 'macros', message: 'files.macros' });
  const office = 'application/vnd.openxmlformats-officedocument';
  if (names.has('[Content_Types].xml') && names.has('word/document.xml')) return `${office}.wordprocessingml.document`;
  if (names.has('[Content_Types].xml') && names.has('xl/workbook.xml')) return `${office}.spreadsheetml.sheet`;
  // OpenDocument 1.2 part 3, 3.3: the first entry is `mimetype`, stored as it is.
  return (
    /^mimetype(application\/vnd\.oasis\.opendocument\.text)(?=PK)/.exec(head.toString('latin1', 30, 200))?.[1] ?? null
  );
}
