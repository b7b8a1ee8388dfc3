import { fileURLToPath } from 'node:url';
import { qrSvg } from '../../../platform/documents/qr.js';
import type { Documents } from '../../../platform/documents/types.js';
import type { Organisation } from '../../../platform/organisation/types.js';
import { dayInWords, inWords } from '../model/in-words.js';
import type { Letter } from '../model/letter.js';
import { letterheadData } from './letterhead.js';

const TEMPLATE = fileURLToPath(new URL('./receipt.typ', import.meta.url));

/** Tanda terima for the bearer: envelope facts and the tracking code, never the subject. */
export async function receipt(documents: Documents, letter: Letter, organisation: Organisation, baseUrl: string) {
  const address = `${baseUrl}/tracking/${letter.trackingCode}`;
  return documents.render(TEMPLATE, {
    agency: letterheadData(organisation.agency),
    letter: {
      agendaNumber: letter.agendaNumber ?? '-',
      receivedAt: inWords(letter.receivedAt, organisation.calendar.timeZone),
      sender: letter.sender,
      number: letter.number,
      date: dayInWords(letter.date),
      trackingCode: letter.trackingCode,
    },
    code: await qrSvg(address),
    address: `${baseUrl}/tracking`,
  });
}
