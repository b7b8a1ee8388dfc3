import type { Translate } from '../../../platform/messages/index.js';
import type { AgendaRow } from './agenda-rows.js';

const COLUMNS = [
  'agendaNumber',
  'receivedAt',
  'number',
  'date',
  'sender',
  'subject',
  'security',
  'urgency',
  'classification',
  'state',
] as const;
const WIDTHS: Partial<Record<(typeof COLUMNS)[number], number>> = {
  sender: 34,
  subject: 56,
  number: 26,
  receivedAt: 18,
};

/** The register as a workbook; texts are cells, never formulas. */
export async function agendaBookWorkbook(
  rows: readonly AgendaRow[],
  title: string,
  translate: Translate,
): Promise<Buffer> {
  // Loaded when a book is asked for: it takes a tenth of the program's whole start.
  const { default: Excel } = await import('exceljs');
  const book = new Excel.Workbook();
  const sheet = book.addWorksheet(title.slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = COLUMNS.map((key) => ({
    key,
    header: translate(`letters.column.${key}`),
    width: WIDTHS[key] ?? 16,
    style: { alignment: { vertical: 'top', wrapText: true } },
  }));
  sheet.getRow(1).font = { bold: true };
  for (const row of rows) sheet.addRow(row);
  return Buffer.from(await book.xlsx.writeBuffer());
}
