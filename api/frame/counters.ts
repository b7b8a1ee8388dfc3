import type { Engine } from '../../engine/types.js';
import type { Unit } from '../../platform/database/index.js';
import { countNotices } from '../../platform/notices/index.js';
import type { PersonActor } from '../../platform/organisation/actor.js';
import type { Slice } from '../../processes/contract.js';

/** The engine's counters and those of every slice, by name; what the house itself told counts as copies. */
export async function countersOf(
  unit: Unit,
  actor: PersonActor,
  engine: Engine,
  slices: readonly Slice[],
): Promise<Record<string, number>> {
  const counters: Record<string, number> = { ...(await engine.counters(unit, actor)) };
  for (const slice of slices) Object.assign(counters, await slice.counters?.(unit, actor));
  const told = await countNotices(
    unit,
    actor.positions.map(({ id }) => id),
  );
  return { ...counters, copiesUnread: (counters.copiesUnread ?? 0) + told };
}
