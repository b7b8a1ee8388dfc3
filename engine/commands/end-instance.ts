import { enqueue } from '../../platform/outbox/index.js';
import type { Outcome } from '../session/index.js';
import { resolveAll } from '../store/incident-store.js';
import type { InstanceRow } from '../store/instance-store.js';
import type { CommandContext } from './context.js';

/** Marks the row as ended; a child tells its parent by a message after the commit (guarantee 8). */
export async function endInstance(context: CommandContext, row: InstanceRow, outcome: Outcome): Promise<void> {
  const failed = outcome.state === 'failed';
  if (row.state === 'incident') await resolveAll(context.unit, [row.id]);
  row.state = failed ? 'cancelled' : 'completed';
  row.snapshot = null;
  row.endedAt = context.unit.now();
  row.endKind = failed ? 'failed' : 'completed';
  row.endReason = failed ? outcome.message : null;
  row.errorCode = failed ? outcome.code : null;
  await tellParent(context, row);
}

export async function tellParent(context: CommandContext, row: InstanceRow): Promise<void> {
  if (!row.parentId) return;
  await enqueue(context.unit, {
    kind: 'engine-child-end',
    payload: { parentId: row.parentId, childId: row.id },
    dedupeKey: row.id,
    queue: `family:${row.rootId}`,
  });
}
