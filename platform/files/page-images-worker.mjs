// The process that opens what strangers sent (see page-images.ts): it gets no environment, writes into one folder and
// says on its standard output what came of it. Plain JavaScript, because it is started by its path, from the sources
// as well as from the build.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';

const { source, type, folder, widths, mostPages, mostPixels, mostText, milliseconds } = JSON.parse(process.argv[2]);
const [small, big] = widths;
/** Of the smaller image, so that a page opens quickly on a phone at the edge of the town. */
const MOST_SMALL_BYTES = 120_000;
const QUALITIES = [72, 55, 40, 25];
const EFFORT = 2;
const MACHINE_IN_TROUBLE = 70;
const enough = Date.now() + milliseconds;

// Ctrl-C and the stop of a service reach the whole group; the program waits for this process, or ends it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
// Drawing blocks this thread, so another one looks whether the program that wanted it is still there.
new Worker(
  `const parent = process.ppid;
   setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGKILL'), 500);`,
  { eval: true },
).unref();

sharp.concurrency(1);
sharp.cache(false);

/** @param picture a sharp pipeline of one upright page, on white. */
async function writePage(picture, number) {
  const { data, info } = await picture
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .resize({ width: big, height: big * 3, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const page = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
  await page()
    .webp({ quality: QUALITIES[0], effort: EFFORT })
    .toFile(join(folder, `p${number}.${big}.webp`));
  const smaller = await page()
    .resize({ width: small, withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: smaller.info.width, height: smaller.info.height, channels: smaller.info.channels };
  for (const quality of QUALITIES) {
    const image = await sharp(smaller.data, { raw }).webp({ quality, effort: EFFORT }).toBuffer();
    if (image.length > MOST_SMALL_BYTES && quality !== QUALITIES.at(-1)) continue;
    writeFileSync(join(folder, `p${number}.${small}.webp`), image);
    break;
  }
  return { number, width: info.width, height: info.height };
}

async function pdfPages() {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(readFileSync(source));
  const pageCount = document.getPageCount();
  if (pageCount === 0) throw new Error('the document has no page');
  const pages = [];
  let text = '';
  for (let index = 0; index < Math.min(pageCount, mostPages) && (index === 0 || Date.now() < enough); index++) {
    const page = document.getPage(index);
    if (text.length < mostText) text += `${page.getText()}\n`;
    const { originalWidth: width, originalHeight: height } = page.getOriginalSize();
    // The sizes are rounded down; a little more is made smaller to the exact width.
    const scale = Math.min((big * 1.01) / width, Math.sqrt(mostPixels / (width * height)));
    await page.render({
      scale,
      renderFormFields: true,
      render: async (bitmap) => {
        const raw = { width: bitmap.width, height: bitmap.height, channels: 4 };
        pages.push(await writePage(sharp(bitmap.data, { raw }), index + 1));
        return new Uint8Array();
      },
    });
  }
  return { pageCount, pages, text: text.slice(0, mostText) };
}

async function photoPages() {
  const options = { limitInputPixels: mostPixels * 12, failOn: 'truncated' };
  const { pages: count = 1 } = await sharp(source, options).metadata();
  const pageCount = type === 'image/tiff' ? count : 1;
  const pages = [];
  for (let index = 0; index < Math.min(pageCount, mostPages) && (index === 0 || Date.now() < enough); index++)
    pages.push(await writePage(sharp(source, { ...options, page: index }).autoOrient(), index + 1));
  return { pageCount, pages, text: '' };
}

function faultOf(error) {
  const words = error instanceof Error ? error.message : '';
  if (/password|security scheme/i.test(words)) return 'encrypted';
  return /pixel limit|allocate|out of memory/i.test(words) ? 'too-heavy' : 'damaged';
}

try {
  process.stdout.write(JSON.stringify(await (type === 'application/pdf' ? pdfPages() : photoPages())));
} catch (error) {
  // A disk that is full or unreadable says nothing about the content.
  if (error instanceof Error && 'syscall' in error) process.exit(MACHINE_IN_TROUBLE);
  process.stdout.write(JSON.stringify({ fault: faultOf(error) }));
}
