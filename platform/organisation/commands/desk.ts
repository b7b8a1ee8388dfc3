import type { Unit } from '../../database/index.js';
import { type AppError, invalidFields } from '../../errors/index.js';
import type { MessageValues, Translate } from '../../messages/index.js';
import type { Actor } from '../actor.js';

/** At whose desk an administrative command is done: its unit, who asks, and in which language it answers. */
export interface Desk {
  unit: Unit;
  actor: Actor;
  translate: Translate;
}

/** A field of the command that cannot be accepted; `key` in `organisation.*`. */
export const wrong = (desk: Desk, path: string, key: string, values?: MessageValues): AppError =>
  invalidFields([{ path, message: desk.translate(`organisation.${key}`, values) }]);

/** One administrative change of an agency at a time: what was checked still holds when it is written. */
export async function lockOrganisation(unit: Unit): Promise<void> {
  await unit.one('select 1 from agency where id = $1 for no key update', [unit.agencyId]);
}

export interface OpenPosition {
  id: string;
  code: string;
  name: string;
  parent_id: string | null;
}

/** @throws AppError not-found for a position of another agency or a closed one. */
export const openPosition = (unit: Unit, positionId: string): Promise<OpenPosition> =>
  unit.one<OpenPosition>(
    'select id, code, name, parent_id from position where agency_id = $1 and id = $2 and closed_at is null',
    [unit.agencyId, positionId],
  );

/** @throws AppError not-found for a person of another agency or one who left. */
export const presentPerson = (unit: Unit, personId: string): Promise<{ id: string; name: string }> =>
  unit.one<{ id: string; name: string }>(
    'select id, name from person where agency_id = $1 and id = $2 and left_at is null',
    [unit.agencyId, personId],
  );
