import { fileURLToPath } from 'node:url';
import type { Documents } from '../../../platform/documents/types.js';
import type { Translate } from '../../../platform/messages/index.js';
import type { Organisation } from '../../../platform/organisation/types.js';
import type { AgendaRow } from './agenda-rows.js';
import { letterheadData } from './letterhead.js';

const TEMPLATE = fileURLToPath(new URL('./agenda-book.typ', import.meta.url));
const COLUMNS = [
  'agendaNumber',
  'receivedAt',
  'number',
  'date',
  'sender',
  'subject',
  'classification',
  'state',
] as const;

export const agendaBookDocument = (
  documents: Documents,
  rows: readonly AgendaRow[],
  { title, period }: { title: string; period: string },
  organisation: Organisation,
  translate: Translate,
): Promise<Buffer> =>
  documents.render(TEMPLATE, {
    agency: letterheadData(organisation.agency),
    title,
    period,
    columns: COLUMNS.map((name) => translate(`letters.column.${name}`)),
    rows: rows.map((row) => COLUMNS.map((name) => row[name])),
  });
