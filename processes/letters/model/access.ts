import type { Unit } from '../../../platform/database/index.js';
import { newId } from '../../../platform/ids/index.js';
import type { Organisation } from '../../../platform/organisation/types.js';
import type { Security } from './vocabulary.js';

export type Grantee = { position: string } | { person: string } | { unit: string };

/**
 * Entitles to a letter; a second grant of the same changes nothing. Row-level security reads these rows. The conflict
 * names no index: that would make PostgreSQL ask whether the giver may see the new row, which he may not.
 */
export async function grantAccess(
  unit: Unit,
  letterId: string,
  grantee: Grantee,
  sight: 'full' | 'envelope',
  reason: string,
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
  reason: string,
): Promise<void> {
  await grantAccess(unit, letter.id, { position: positionId }, 'full', reason);
  const at = organisation.position(positionId);
  if (letter.security === 'T' && at) await grantAccess(unit, letter.id, { unit: at.unitId }, 'full', reason);
}
