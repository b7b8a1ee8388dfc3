import type { Unit } from '../../platform/database/index.js';
import type { Actor } from '../../platform/organisation/actor.js';
import { reachOf } from '../assignment/reach.js';
import type { OrganisationSource } from '../commands/context.js';
import { countWaiting } from '../store/waiting-rows.js';
import type { WaitingElsewhere } from '../types.js';

/** Nothing for somebody who acts as all positions at once, nor of positions in which somebody else acts today. */
export async function waitingElsewhere(
  organisations: OrganisationSource,
  unit: Unit,
  actor: Actor,
): Promise<WaitingElsewhere[]> {
  if (actor.kind === 'system' || !actor.position) return [];
  const now = actor.position.id;
  const others = actor.positions.filter(({ id, readOnly }) => id !== now && !readOnly);
  if (others.length === 0) return [];
  const organisation = await organisations.load(unit);
  const here = reachOf(actor, organisation);
  return Promise.all(
    others.map(async (position) => ({
      positionId: position.id,
      count: await countWaiting(unit, reachOf({ ...actor, position }, organisation), here),
    })),
  );
}
