import { PDFiumLibrary } from '@hyzyla/pdfium';
import exceljs from 'exceljs';

/** How secret the thing is in which the word was planted; `org` is the agency's own household. */
export type Level = 'b' | 't' | 'r' | 'sr' | 'org';
export const LEVELS = ['b', 't', 'r', 'sr'] as const;

/** Where it was planted: on the envelope, which the registrar of a secret letter knows, or inside. */
const ENVELOPE = ['sender', 'number', 'external'] as const;
const CONTENT = [
  'subject',
  'summary',
  'attachment',
  'scanname',
  'scantext',
  'note',
  'comment',
  'reason',
  'report',
  'evidencename',
  'notice',
] as const;
/** A half-written answer, of the desk on which it lies. */
const DESK = ['draft'] as const;
const HOUSEHOLD = ['person', 'position', 'unit', 'group', 'holiday', 'instruction', 'flow', 'incident'] as const;
const PLACES = [...ENVELOPE, ...CONTENT, ...DESK, ...HOUSEHOLD];
export type Place = (typeof PLACES)[number];

const places = PLACES.join('|');
const WORD = new RegExp(`zq(b|t|sr|r|org)(${places})`, 'gi');

/** One word, found again in any answer whatever stands around it. */
export const canary = (level: Level, place: Place): string => `zq${level}${place}`;

export const envelopeWords = (level: Level): string[] => ENVELOPE.map((place) => canary(level, place));
export const contentWords = (level: Level): string[] => CONTENT.map((place) => canary(level, place));
export const householdWords = (): string[] => HOUSEHOLD.map((place) => canary('org', place));

export const wordsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(WORD)].map(([word]) => word.toLowerCase())),
];

let pdfium: Promise<PDFiumLibrary> | undefined;

/** What somebody could read out of an answer: text as it is, the text layer of a PDF, the cells of a workbook. */
export async function readable(content: Buffer, type: string): Promise<string> {
  if (type.includes('application/pdf')) return pdfText(content);
  if (type.includes('spreadsheetml')) return workbookText(content);
  return content.toString('utf8');
}

async function pdfText(content: Buffer): Promise<string> {
  pdfium ??= PDFiumLibrary.init();
  const document = await (await pdfium).loadDocument(content);
  const text = [...document.pages()].map((page) => page.getText()).join('\n');
  document.destroy();
  // A word at the end of a narrow column is broken over two lines.
  return `${text}\n${text.replace(/[\s\u00ad\ufffe-]+/g, '')}`;
}

async function workbookText(content: Buffer): Promise<string> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(content as unknown as ArrayBuffer);
  return JSON.stringify(workbook.worksheets.map((sheet) => sheet.getSheetValues()));
}

/** A scan with a text layer. */
export function scanOf(words: string): Buffer {
  const stream = `BT /F1 12 Tf 60 700 Td (${words}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const rows = objects.map((object, index) => {
    const row = `${String(body.length).padStart(10, '0')} 00000 n \n`;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return row;
  });
  return Buffer.from(
    `${body}xref\n0 6\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
  );
}
