import type { RequestContext } from '../../../processes/contract.js';
import { positionName } from '../../frame/position-name.js';

export interface Elsewhere {
  id: string;
  name: string;
  count: number;
}

/** What lies at the person's other positions, so that no letter waits where nobody looks. */
export async function elsewhereOf({ engine, unit, actor, translate }: RequestContext): Promise<Elsewhere[]> {
  const waiting = await engine.waitingElsewhere(unit, actor);
  return waiting.flatMap(({ positionId, count }) => {
    const held = actor.positions.find(({ id }) => id === positionId);
    return held ? [{ id: held.id, name: positionName(held, translate), count }] : [];
  });
}
