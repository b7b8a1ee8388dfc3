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
  const own = actor.positions.map(({ id }) => id);
  const [told, ...counted] = await Promise.all([
    countNotices(unit, own),
    engine.counters(unit, actor),
    ...slices.map((slice) => slice.counters?.(unit, actor)),
  ]);
  const counters: Record<string, number> = Object.assign({}, ...counted);
  return { ...counters, copiesUnread: (counters.copiesUnread ?? 0) + told };
}
