import type { Unit } from '../../../platform/database/index.js';
import { addressOf, queueMail } from '../../../platform/mail/index.js';
import type { Organisation } from '../../../platform/organisation/types.js';
import { inWords } from './in-words.js';
import type { Role } from './vocabulary.js';

export interface Told {
  letter: { id: string; security: string; agendaNumber: string | null; subject: string | null; sender: string };
  dispositionId: string;
  position: string;
  from: string;
  role: Role;
  dueAt: Date | null;
}

/** A mail to whoever holds the recipient's position today. Of restricted letters it says only that there is one. */
export async function tellRecipient(unit: Unit, organisation: Organisation, told: Told): Promise<void> {
  const to = await addressOf(unit, organisation, told.position);
  if (!to) return;
  const { letter } = told;
  const open = letter.security === 'B';
  await queueMail(unit, {
    to,
    template: 'letters/new-disposition',
    data: {
      name: to.name,
      from: organisation.position(told.from)?.name ?? '',
      agendaNumber: letter.agendaNumber ?? '',
      subject: open ? (letter.subject ?? '') : null,
      sender: open ? letter.sender : null,
      due: told.dueAt ? inWords(told.dueAt, organisation.calendar.timeZone, to.language) : null,
      onlyInformed: told.role === 'copy' || told.role === 'inform',
      path: `/letters/${letter.id}`,
    },
    dedupeKey: `disposition-${told.dispositionId}`,
  });
}
