import { fileURLToPath } from 'node:url';
import type { Documents } from '../../../platform/documents/types.js';
import type { Organisation } from '../../../platform/organisation/types.js';
import { dayInWords } from '../model/in-words.js';
import type { Letter } from '../model/letter.js';

const TEMPLATE = fileURLToPath(new URL('./sticker.typ', import.meta.url));

/** A label of 70 x 37 mm (24 on an A4 sheet, or a label printer) for the paper letter: agency, number, day it came. */
export const sticker = (documents: Documents, letter: Letter, { agency, calendar }: Organisation): Promise<Buffer> =>
  documents.render(TEMPLATE, {
    agency: agency.name,
    agendaNumber: letter.agendaNumber ?? '-',
    receivedOn: dayInWords(calendar.dayOf(letter.receivedAt)),
  });
