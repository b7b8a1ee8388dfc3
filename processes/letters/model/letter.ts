import type { Unit } from '../../../platform/database/index.js';
import { notFound } from '../../../platform/errors/index.js';
import { isId } from '../../../platform/ids/index.js';
import type { LetterState, Security, Urgency } from './vocabulary.js';

/** A letter as the unit's actor sees it: content is null where only the envelope may be known. */
export interface Letter {
  id: string;
  direction: 'in' | 'out';
  agendaNumber: string | null;
  register: string | null;
  year: number | null;
  sequence: number | null;
  sender: string;
  number: string;
  /** YYYY-MM-DD. */
  date: string;
  receivedAt: Date;
  security: Security;
  urgency: Urgency;
  addresseeId: string;
  externalNumber: string | null;
  state: LetterState;
  trackingCode: string;
  instanceId: string | null;
  registeredAt: Date;
  registeredBy: string | null;
  registeredAs: string | null;
  finishedAt: Date | null;
  closingReason: string | null;
  mergedInto: string | null;
  subject: string | null;
  summary: string | null;
  classification: string | null;
  /** Code of the letter type, `undangan`. */
  type: string | null;
  attachmentsNote: string | null;
  /** Of an invitation: when and where. */
  eventAt: Date | null;
  eventPlace: string | null;
  /** False: the actor knows the envelope only. */
  opened: boolean;
}

/** The columns of `Letter` over `letter l left join letter_content c`. */
export const LETTER_COLUMNS = `l.id, l.direction, l.agenda_number as "agendaNumber", l.register, l.year, l.sequence,
  l.sender, l.number, l.date::text as date, l.received_at as "receivedAt", l.security, l.urgency,
  l.addressee_id as "addresseeId", l.external_number as "externalNumber", l.state, l.tracking_code as "trackingCode",
  l.instance_id as "instanceId", l.registered_at as "registeredAt", l.registered_by as "registeredBy",
  l.registered_as as "registeredAs", l.finished_at as "finishedAt", l.closing_reason as "closingReason",
  l.merged_into as "mergedInto", c.subject, c.summary, c.classification, c.attachments_note as "attachmentsNote",
  c.type, c.event_at as "eventAt", c.event_place as "eventPlace",
  c.letter_id is not null as opened`;

export const LETTER_FROM = 'letter l left join letter_content c on c.letter_id = l.id';

export async function findLetter(unit: Unit, id: string): Promise<Letter | undefined> {
  if (!isId(id)) return undefined;
  const [letter] = await unit.prepared<Letter>(
    'letter-by-id',
    `select ${LETTER_COLUMNS} from ${LETTER_FROM} where l.id = $1`,
    [id],
  );
  return letter;
}

/** @throws AppError not-found, also for what the actor may not know of. */
export async function loadLetter(unit: Unit, id: string): Promise<Letter> {
  const letter = await findLetter(unit, id);
  if (!letter) throw notFound('letters.not-found');
  return letter;
}

/** For everything about a letter beyond its envelope. @throws AppError not-found. */
export async function loadOpenedLetter(unit: Unit, id: string): Promise<Letter> {
  const letter = await loadLetter(unit, id);
  if (!letter.opened) throw notFound('letters.not-found');
  return letter;
}

export const ENDED: ReadonlySet<LetterState> = new Set(['done', 'archived', 'returned', 'voided']);
