import type { Unit } from '../../../platform/database/index.js';
import type { Organisation } from '../../../platform/organisation/types.js';
import { entitle, grantAccess, KEEPS_SIGHT } from './access.js';
import type { Letter } from './letter.js';
import { isSecret } from './vocabulary.js';

/**
 * Who sees a letter after its security or its addressee was corrected (decision 0012): its route so far goes on seeing it,
 * everybody else by the new rule. Works on all grants, so under full sight.
 */
export async function changeSecrecy(
  unit: Unit,
  organisation: Organisation,
  letter: Pick<Letter, 'id' | 'security' | 'addresseeId'>,
): Promise<void> {
  const { id, security, addresseeId } = letter;
  // What an addressee did at his desk is kept by his disposition from now on.
  const route = await unit.rows<{ desk: string }>(
    `select distinct d.to_position as desk from disposition d where d.letter_id = $1 and ${KEEPS_SIGHT}`,
    [id],
  );
  await unit.run(`delete from letter_access where letter_id = $1 and (reason = 'addressee' or unit_id is not null)`, [
    id,
  ]);
  for (const { desk } of route) await entitle(unit, organisation, letter, desk, 'disposition');
  if (security !== 'B') await entitle(unit, organisation, letter, addresseeId, 'addressee');
  if (security === 'SR') await unit.run(`delete from letter_access where letter_id = $1 and reason = 'named'`, [id]);
  await unit.run(`update letter_access set sight = $2 where letter_id = $1 and reason in ('registry', 'registrar')`, [
    id,
    isSecret(security) ? 'envelope' : 'full',
  ]);
  const [registry] = await unit.rows<{ position: string }>(
    `select position_id as position from letter_access where letter_id = $1 and reason = 'registry'`,
    [id],
  );
  const unitId = registry && organisation.position(registry.position)?.unitId;
  if (security === 'T' && unitId) await grantAccess(unit, id, { unit: unitId }, 'full', 'registry');
}
