import type { Unit } from '../../../platform/database/index.js';
import type { Organisation, Position } from '../../../platform/organisation/types.js';
import { recipientsOf } from './recipient-policy.js';

export interface RedirectTargets {
  free: Position[];
  /** Allowed, but at work already by the same order: two steps for one answer. */
  engaged: Position[];
}

/** To whom a returned letter may go instead: at the top any other desk, below whomever the giver may dispose to. */
export async function redirectTargets(
  unit: Unit,
  organisation: Organisation,
  returned: { dispositionId: string; desk: string; giver: string; top: boolean },
): Promise<RedirectTargets> {
  const all = returned.top
    ? organisation.positions().filter(({ kind }) => kind === 'structural' || kind === 'team-lead')
    : (await recipientsOf(unit, organisation, returned.giver)).map(({ position }) => position);
  const atWork = await unit.rows<{ id: string }>(
    `select other.to_position as id from disposition own join disposition other on other.parent_id = own.parent_id
      where own.id = $1 and other.ended_at is null and other.role in ('coordinator', 'main')`,
    [returned.dispositionId],
  );
  const allowed = all.filter(({ id }) => id !== returned.desk);
  const engaged = new Set(atWork.map(({ id }) => id));
  return {
    free: allowed.filter(({ id }) => !engaged.has(id)),
    engaged: allowed.filter(({ id }) => engaged.has(id)),
  };
}
