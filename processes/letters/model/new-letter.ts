import type { Unit } from '../../../platform/database/index.js';
import { readableCode } from '../../../platform/ids/index.js';
import type { LetterFields } from './letter-fields.js';
import { contentText, envelopeText } from './search-text.js';

export interface NewLetter {
  id: string;
  instanceId: string;
  fields: LetterFields;
  addresseeId: string;
  registeredBy: string | null;
  registeredAs: string | null;
}

/** Writes the envelope and the content; the agenda number comes last in the unit, when it goes to its first desk. */
export async function addLetter(unit: Unit, { id, fields, ...it }: NewLetter): Promise<void> {
  const now = unit.now();
  const searchable = {
    ...fields,
    agendaNumber: null,
    externalNumber: fields.externalNumber ?? null,
    subject: fields.subject ?? null,
    summary: fields.summary ?? null,
  };
  await unit.prepared(
    'letter-add',
    `insert into letter (id, agency_id, sender, number, date, received_at, security, urgency, addressee_id,
                         external_number, state, tracking_code, instance_id, registered_at, registered_by,
                         registered_as, envelope)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'registered', $11, $12, $13, $14, $15, $16)`,
    [
      id,
      unit.agencyId,
      fields.sender,
      fields.number,
      fields.date,
      fields.receivedAt ?? now,
      fields.security,
      fields.urgency,
      it.addresseeId,
      searchable.externalNumber,
      readableCode(),
      it.instanceId,
      now,
      it.registeredBy,
      it.registeredAs,
      envelopeText(searchable),
    ],
  );
  await unit.prepared(
    'letter-content-add',
    `insert into letter_content (letter_id, agency_id, security, subject, summary, classification, attachments_note, words,
                                event_at, event_place, type)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      id,
      unit.agencyId,
      fields.security,
      searchable.subject,
      searchable.summary,
      fields.classification ?? null,
      fields.attachmentsNote ?? null,
      contentText(searchable),
      fields.eventAt ?? null,
      fields.eventPlace ?? null,
      fields.type ?? null,
    ],
  );
}

/** The address book learns from what is registered; the next registration offers it. */
export const rememberSender = (unit: Unit, name: string): Promise<unknown> =>
  unit.prepared(
    'letter-sender-remember',
    `insert into letter_sender (agency_id, name, last_used_at) values ($1, $2, $3)
     on conflict (agency_id, name) do update set used = letter_sender.used + 1, last_used_at = excluded.last_used_at`,
    [unit.agencyId, name, unit.now()],
  );
