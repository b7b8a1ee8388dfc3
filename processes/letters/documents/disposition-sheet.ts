import { fileURLToPath } from 'node:url';
import type { Documents } from '../../../platform/documents/types.js';
import type { Translate } from '../../../platform/messages/index.js';
import type { Organisation } from '../../../platform/organisation/types.js';
import type { Disposition } from '../model/disposition.js';
import { dayInWords, inWords } from '../model/in-words.js';
import type { Instruction } from '../model/instruction.js';
import type { Letter } from '../model/letter.js';
import { letterheadData } from './letterhead.js';

const TEMPLATE = fileURLToPath(new URL('./disposition-sheet.typ', import.meta.url));

export interface SheetSource {
  letter: Letter;
  dispositions: readonly Disposition[];
  instructions: readonly Instruction[];
  organisation: Organisation;
  translate: Translate;
}

/** Lembar disposisi: one sheet that accumulates every onward disposition (domain.md 1.3). */
export function dispositionSheet(documents: Documents, source: SheetSource): Promise<Buffer> {
  const { letter, dispositions, organisation, translate } = source;
  const zone = organisation.calendar.timeZone;
  return documents.render(TEMPLATE, {
    agency: letterheadData(organisation.agency),
    letter: {
      sender: letter.sender,
      number: letter.number,
      date: dayInWords(letter.date),
      receivedAt: inWords(letter.receivedAt, zone),
      agendaNumber: letter.agendaNumber ?? '-',
      security: translate(`letters.security.${letter.security}`),
      secret: letter.security === 'R' || letter.security === 'SR',
      urgency: translate(`letters.urgency.${letter.urgency}`),
      subject: letter.subject ?? translate('letters.hidden'),
      classification: letter.classification ?? '-',
      attachments: letter.attachmentsNote ?? '-',
    },
    orders: ordersOf(source, zone),
    reports: dispositions
      .filter((it) => it.reportedAt !== null && it.report !== null)
      .map((it) => ({
        who: nameOf(organisation, it.toPosition),
        person: personName(organisation, it.reportedBy),
        at: it.reportedAt ? inWords(it.reportedAt, zone) : '',
        text: it.report ?? '',
      })),
  });
}

const nameOf = (organisation: Organisation, id: string | null) => (id && organisation.position(id)?.name) || '-';
const personName = (organisation: Organisation, id: string | null) => (id && organisation.person(id)?.name) || '';

/** Edges given together stand together: one box per giver and moment. */
function ordersOf({ dispositions, instructions, organisation, translate }: SheetSource, zone: string) {
  const groups = new Map<string, Disposition[]>();
  for (const it of dispositions.filter(({ parentId }) => parentId !== null)) {
    const key = `${it.parentId} ${it.sentAt.toISOString()}`;
    groups.set(key, [...(groups.get(key) ?? []), it]);
  }
  return [...groups.values()].flatMap((edges) => {
    const [first] = edges;
    if (!first) return [];
    return [
      {
        from: nameOf(organisation, first.fromPosition),
        person: personName(organisation, first.fromPerson),
        preparedBy: first.preparedBy
          ? `${personName(organisation, first.preparedBy)} (${nameOf(organisation, first.preparedAs)})`
          : '',
        at: inWords(first.sentAt, zone),
        due: first.dueAt ? inWords(first.dueAt, zone) : '-',
        note: first.note ?? '',
        instructions: first.instructions.map((code) => instructions.find((it) => it.code === code)?.text ?? code),
        recipients: edges.map((it) => ({
          name: nameOf(organisation, it.toPosition),
          role: translate(`letters.role.${it.role}`),
          status: translate(`letters.status.${it.status}`),
        })),
      },
    ];
  });
}
