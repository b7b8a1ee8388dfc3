import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { expect, test } from 'vitest';
import { safeCharacters } from './drawable-data.js';
import { fontCoverage } from './font-coverage.js';
import { createDocuments, qrSvg } from './index.js';
import { TypstProcess } from './typst-process.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const template = here('test-templates/letter.typ');
const documents = createDocuments({ clock: { now: () => new Date('2026-11-21T02:00:00Z') } });

const letter = (changes: Record<string, unknown> = {}) => ({
  agency: { letterhead: ['Pemerintah Kota Contoh', 'Dinas Komunikasi'], address: 'Jalan Merdeka 1' },
  number: '500.12/0001/Diskominfo/2026',
  subject: 'Undangan rapat',
  body: 'Paragraf pertama.\nParagraf kedua.',
  note: 'Segera ditindaklanjuti',
  rows: ['Satu', 'Dua'],
  signer: { position: 'Kepala Dinas', name: 'SITI AMINAH', rank: 'Pembina', number: '198001012005012001' },
  qr: qrSvg('https://contoh.example/verifikasi/K7QM'),
  copies: ['Wali Kota', 'Inspektur'],
  ...changes,
});

async function textOf(pdf: Buffer): Promise<string[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const texts = [...document.pages()].map((page) => page.getText().replace(/\r\n/g, '\n'));
  document.destroy();
  library.destroy();
  return texts;
}

test('a letter comes out as PDF/A-2b on the letterhead of the agency', async () => {
  const pdf = await documents.render(template, letter());
  const [page] = await textOf(pdf);
  expect(page).toContain('PEMERINTAH KOTA CONTOH');
  expect(page).toContain('500.12/0001/Diskominfo/2026');
  expect(page).toContain('NIP 198001012005012001');
  const xmp = pdf.toString('latin1');
  expect(xmp).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>');
  expect(xmp).toContain('2026-11-21T02:00:00Z');
});

test('what somebody types is printed, never obeyed', async () => {
  const hostile = [
    '#eval("1+1")',
    '$x^2$',
    '\\u{41} \\ \\\\',
    '*tebal* _miring_ `kode`',
    '#read("/etc/passwd")',
    '"}],{"',
    '<b>&amp;</b>',
    '// bukan komentar',
    '@label = - +',
  ];
  const pdf = await documents.render(template, letter({ body: hostile.join('\n'), subject: hostile.join(' ') }));
  const [page] = await textOf(pdf);
  for (const words of hostile) expect(page).toContain(words);
});

test('an emoji, a foreign script or a control character costs nobody the document', async () => {
  const strange = '😀 漢字 ꦗꦮ \u0000\u0007 \ud800 \u{10ffff} e\u0301 👩‍👩‍👧 tamat';
  const pdf = await documents.render(template, letter({ subject: strange, note: strange, rows: [strange] }));
  const [page] = await textOf(pdf);
  expect(page).toContain('□ □□');
  expect(page).toContain('é');
  expect(page).toContain('tamat');
});

test('every character that is let through can be printed in all four faces, in any company', async () => {
  const safe = safeCharacters(fontCoverage(readFileSync(here('fonts/LiberationSans-Regular.ttf'))));
  const characters = [...safe].map((code) => String.fromCodePoint(code));
  expect(characters.length).toBeGreaterThan(1200);
  const all = [characters.join(' '), characters.join(''), characters.reverse().join('')].join('\n');
  const pdf = await documents.render(here('test-templates/faces.typ'), { all });
  expect(pdf.length).toBeGreaterThan(100_000);
});

test('a compiler that dies fails its own document and no other', async () => {
  const compiler = new TypstProcess();
  const job = (data: object) => ({
    template: here('test-templates/faces.typ'),
    data: JSON.stringify(data),
    seconds: 0,
  });
  const [before, deadly, after] = await Promise.allSettled([
    compiler.render(job({ all: 'a' })),
    compiler.render(job({ all: '\ufb29 \ufffc' })),
    compiler.render(job({ all: 'b' })),
  ]);
  expect(deadly.status).toBe('rejected');
  expect([before.status, after.status]).toEqual(['fulfilled', 'fulfilled']);
});

test('pages after the first are numbered and the table repeats its header', async () => {
  const pages = await textOf(
    await documents.render(template, letter({ rows: Array.from({ length: 120 }, (_, i) => `Baris ${i}`) })),
  );
  expect(pages.length).toBeGreaterThan(2);
  expect(pages[0]).not.toContain('- 1 -');
  expect(pages[1]).toContain('- 2 -');
  expect(pages[1]).toContain('Uraian');
});

test('many documents at once do not mix their data', async () => {
  const pdfs = await Promise.all(
    Array.from({ length: 20 }, (_, i) => documents.render(template, letter({ number: `NOMOR-${i}-AKHIR` }))),
  );
  for (const [i, pdf] of pdfs.entries()) expect((await textOf(pdf))[0]).toContain(`NOMOR-${i}-AKHIR`);
});

test('a template reads nothing outside its folder and fetches nothing', async () => {
  await expect(documents.render(here('test-templates/nosy.typ'), {})).rejects.toThrow('nosy.typ failed');
  await expect(documents.render(here('test-templates/network/packaged.typ'), {})).rejects.toMatchObject({
    cause: { message: expect.stringContaining('imports a package') },
  });
});

test('the fault of a template is told with its place', async () => {
  const fault = await documents.render(template, { agency: {} }).catch((error: Error) => error);
  expect(fault).toBeInstanceOf(Error);
  expect(String((fault as Error).cause)).toContain('letter.typ');
});

test.skipIf(!hasPoppler())('another PDF reader finds the embedded font and the text', async () => {
  const pdf = await documents.render(template, letter());
  const fonts = execFileSync('pdffonts', ['-'], { input: pdf, encoding: 'utf8' });
  expect(fonts).toMatch(/LiberationSans\s+CID TrueType\s+Identity-H\s+yes yes yes/);
  expect(fonts).not.toMatch(/DejaVu/);
  expect(execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' })).toContain('Paragraf kedua.');
});

function hasPoppler(): boolean {
  try {
    execFileSync('pdffonts', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
