import { fileURLToPath } from 'node:url';
import type { Documents } from '../../../platform/documents/types.js';
import type { Organisation } from '../../../platform/organisation/types.js';
import { dayInWords, inWords } from '../model/in-words.js';
import type { Letter } from '../model/letter.js';
import { letterheadData } from './letterhead.js';

const TEMPLATE = fileURLToPath(new URL('./cover-note.typ', import.meta.url));

/** Surat pengantar that goes back with a mis-sent letter; signed by the head of the registry, else the head. */
export function coverNote(
  documents: Documents,
  letter: Letter,
  organisation: Organisation,
  today: string,
): Promise<Buffer> {
  const registry = organisation.holderOf('registry');
  const signer = (registry && organisation.superior(registry.id)) ?? organisation.head();
  return documents.render(TEMPLATE, {
    agency: letterheadData(organisation.agency),
    place: organisation.agency.city,
    today: dayInWords(today),
    letter: {
      sender: letter.sender,
      number: letter.number,
      date: dayInWords(letter.date),
      subject: letter.subject ?? '-',
      receivedAt: inWords(letter.receivedAt, organisation.calendar.timeZone),
      agendaNumber: letter.agendaNumber ?? '-',
    },
    reason: letter.closingReason ?? '-',
    signer: { position: signer.name, name: organisation.actingHolder(signer.id)?.name ?? '-' },
  });
}
