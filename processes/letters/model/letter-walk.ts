import type { EngineQueries } from '../../../engine/types.js';
import type { Unit } from '../../../platform/database/index.js';
import { dispositionsOf } from './disposition.js';
import { ENDED, type Letter } from './letter.js';
import type { Walk } from './whereabouts.js';

/** What says where a letter lies, of one that the actor may open. */
export async function letterWalk(unit: Unit, engine: EngineQueries, letter: Letter): Promise<Walk> {
  const dispositions = await dispositionsOf(unit, letter.id);
  const flow = ENDED.has(letter.state) ? null : letter.instanceId;
  return { letter, dispositions, tasks: flow ? await engine.openTasks(unit, flow) : [] };
}
