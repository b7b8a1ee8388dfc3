import type { Unit } from '../../../platform/database/index.js';
import { newId } from '../../../platform/ids/index.js';
import type { Organisation } from '../../../platform/organisation/types.js';
import type { Security } from './vocabulary.js';

export type Grantee = { position: string } | { person: string } | { unit: string };

/** Why somebody sees a letter. Each reason stands and ends by itself. */
export type SightReason = 'registry' | 'registrar' | 'addressee' | 'disposition' | 'task' | 'named';

/**
 * Entitles to a letter; a second grant of the same changes nothing. Row-level security reads these rows. The conflict
 * names no index: that would make PostgreSQL ask whether the giver may see the new row, which he may not.
 */
export async function grantAccess(
  unit: Unit,
  letterId: string,
  grantee: Grantee,
  sight: 'full' | 'envelope',
  reason: SightReason,
): Promise<void> {
  await unit.prepared(
    'letter-access-grant',
    `insert into letter_access (id, agency_id, letter_id, position_id, person_id, unit_id, sight, reason, since)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict do nothing`,
    [
      newId(unit.now().getTime()),
      unit.agencyId,
      letterId,
      'position' in grantee ? grantee.position : null,
      'person' in grantee ? grantee.person : null,
      'unit' in grantee ? grantee.unit : null,
      sight,
      reason,
      unit.now(),
    ],
  );
}

/** A position on the chain sees the letter; of a T letter so does its whole unit (domain.md 2.4). */
export async function entitle(
  unit: Unit,
  organisation: Organisation,
  letter: { id: string; security: Security },
  positionId: string,
  reason: SightReason,
): Promise<void> {
  await grantAccess(unit, letter.id, { position: positionId }, 'full', reason);
  const at = organisation.position(positionId);
  if (letter.security === 'T' && at) await grantAccess(unit, letter.id, { unit: at.unitId }, 'full', reason);
}

/** Whether the position, or the person, sees the letter in full already, for whatever reason. */
export const seesInFull = (unit: Unit, letterId: string, grantee: Grantee): Promise<boolean> =>
  unit.withFullSight(
    async () =>
      (await unit.row(
        `select from letter_access where letter_id = $1 and sight = 'full' and coalesce(position_id, person_id, unit_id) = $2`,
        [letterId, Object.values(grantee)[0]],
      )) !== undefined,
  );

/**
 * Edges by which a desk goes on seeing the letter: under way, answered, or passed on to somebody who keeps it. Whoever
 * gave it back, was let off or lost it unanswered sees it no more, read or not (decision 0012).
 */
export const KEEPS_SIGHT = `(d.ended_at is null or d.reported_at is not null or exists (
  select from disposition below where below.parent_id = d.id and (below.ended_at is null or below.reported_at is not null)))`;

/** After edges ended: takes the sight of those who had it by a disposition alone and have none left. */
export const endSight = (unit: Unit, letterId: string): Promise<number> =>
  unit.withFullSight(() =>
    unit.run(
      `with kept as (
         select d.to_position as id, p.unit_id from disposition d join position p on p.id = d.to_position
          where d.letter_id = $1 and ${KEEPS_SIGHT})
       delete from letter_access a where a.letter_id = $1 and a.reason = 'disposition'
          and not exists (select from kept where kept.id = a.position_id or kept.unit_id = a.unit_id)`,
      [letterId],
    ),
  );
