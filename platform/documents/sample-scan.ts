import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { imagePdf, type ScannedPage } from './image-pdf.js';
import { createDocuments } from './index.js';

/** An invented letter of another office, as it lies on the registry's scanner. Texts as printed. */
export interface SampleLetter {
  /** Lines of the letterhead, the biggest last. */
  sender: string[];
  address?: string;
  number: string;
  /** As written in the letter: `20 November 2026`. */
  date: string;
  place?: string;
  subject: string;
  nature?: string;
  attachments?: string;
  addressee?: string;
  addresseePlace?: string;
  paragraphs: string[];
  signer?: { position: string; name: string; rank?: string; number?: string };
}

const TEMPLATE = join(dirname(fileURLToPath(import.meta.url)), 'sample-letter.typ');
const DPI = 150;
/** A sheet never lies quite straight. */
const MOST_DEGREES = 0.7;

const documents = createDocuments({ clock: { now: () => new Date('2026-01-01T00:00:00Z') } });
let pdfium: Promise<PDFiumLibrary> | undefined;

/**
 * A PDF that looks like the scan of a printed letter: grey pages at 150 dpi, slightly turned, no text layer. The same
 * letter gives the same bytes. For demonstration data and tests; the letters are invented.
 */
export async function sampleScan(letter: SampleLetter): Promise<Buffer> {
  pdfium ??= PDFiumLibrary.init();
  const library = await pdfium;
  const document = await library.loadDocument(await documents.render(TEMPLATE, { ...defaults(letter), ...letter }));
  try {
    const pages: ScannedPage[] = [];
    for (const page of document.pages()) {
      const bitmap = await page.render({ scale: DPI / 72, colorSpace: 'Gray', render: async ({ data }) => data });
      pages.push(await scanned(bitmap, turn(`${letter.number} ${page.number}`)));
    }
    return imagePdf(pages, DPI);
  } finally {
    document.destroy();
  }
}

const defaults = (letter: SampleLetter) => ({
  address: 'Jalan Merdeka Nomor 1, Telepon (021) 5550100, Kode Pos 17141',
  place: 'Bekasi',
  nature: 'Biasa',
  attachments: '-',
  addressee: 'Kepala Dinas Komunikasi dan Informatika',
  addresseePlace: 'Tempat',
  signer: {
    position: `Kepala ${letter.sender.at(-1)}`,
    name: 'Drs. SURYA WIJAYA, M.Si.',
    rank: 'Pembina Utama Muda',
    number: '197003121995031004',
  },
});

/** Degrees, from the letter itself, so that every scan differs and none by chance. */
const turn = (seed: string) => (createHash('sha256').update(seed).digest()[0]! / 127.5 - 1) * MOST_DEGREES;

async function scanned(
  bitmap: { data: Uint8Array; width: number; height: number },
  degrees: number,
): Promise<ScannedPage> {
  const { width, height } = bitmap;
  const turned = await sharp(bitmap.data, { raw: { width, height, channels: 1 } })
    .rotate(degrees, { background: '#ffffff' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const jpeg = await sharp(turned.data, { raw: { width: turned.info.width, height: turned.info.height, channels: 1 } })
    .extract({
      left: Math.floor((turned.info.width - width) / 2),
      top: Math.floor((turned.info.height - height) / 2),
      width,
      height,
    })
    // Paper is not white and toner not black.
    .linear(0.86, 24)
    .toColourspace('b-w')
    .jpeg({ quality: 38 })
    .toBuffer();
  return { jpeg, width, height };
}
