import type { Unit } from '../../../platform/database/index.js';
import { newId } from '../../../platform/ids/index.js';
import type { Actor } from '../../../platform/organisation/actor.js';

/** What happened to a letter, in the office's words: `letters.event.<kind>` in the catalogue. */
export type LetterEventKind =
  | 'registered'
  | 'content-added'
  | 'officer-named'
  | 'officer-revoked'
  | 'entrusted'
  | 'sent'
  | 'read'
  | 'prepared'
  | 'disposed'
  | 'reported'
  | 'filed'
  | 'accepted'
  | 'redo'
  | 'returned'
  | 'redirected'
  | 'waived'
  | 'withdrawn'
  | 'coordination-passed'
  | 'extended'
  | 'corrected'
  | 'archived'
  | 'sent-back'
  | 'voided';

export interface NewLetterEvent {
  letterId: string;
  kind: LetterEventKind;
  dispositionId?: string | null;
  toPosition?: string | null;
  text?: string | null;
  /** As which position; the actor's own choice when absent. */
  asPosition?: string | null;
  /** Whose deed it was where not the actor's own. */
  byPerson?: string;
}

export async function recordLetterEvent(unit: Unit, actor: Actor, event: NewLetterEvent): Promise<void> {
  const person = actor.kind === 'person' ? actor : null;
  await unit.prepared(
    'letter-event-add',
    `insert into letter_event (id, agency_id, letter_id, disposition_id, at, kind, position_id, person_id, to_position, text)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      newId(unit.now().getTime()),
      unit.agencyId,
      event.letterId,
      event.dispositionId ?? null,
      unit.now(),
      event.kind,
      event.asPosition ?? person?.position?.id ?? null,
      event.byPerson ?? person?.personId ?? null,
      event.toPosition ?? null,
      event.text?.trim() || null,
    ],
  );
}
