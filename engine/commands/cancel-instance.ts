import { conflict, notFound } from '../../platform/errors/index.js';
import { isId } from '../../platform/ids/index.js';
import { cancelTree } from './cancel-tree.js';
import { openCase } from './case.js';
import type { CommandContext } from './context.js';
import { tellParent } from './end-instance.js';

/** Ends it with all beneath it. A child's parent is told: its boundary for the error `cancelled` catches it, if any. */
export async function cancelInstance(context: CommandContext, instanceId: string, reason: string): Promise<void> {
  if (!isId(instanceId)) throw notFound();
  const { row } = await openCase(context, instanceId);
  if (row.endedAt) throw conflict('ended', 'engine.instance.ended');
  await cancelTree(context, [row.id], { kind: 'cancelled', reason });
  await tellParent(context, row);
}
