import { insertHistory } from '../store/history-store.js';
import { resolveAll } from '../store/incident-store.js';
import { type EndKind, endInstances, type InstanceRow, lockDescendants } from '../store/instance-store.js';
import { dropOpenRows } from '../store/open-rows.js';
import { writeAll } from '../store/writes.js';
import type { CommandContext } from './context.js';
import { inform } from './inform-listeners.js';

/** Ends these instances and all beneath them; their tasks are withdrawn with the reason. The family is locked. */
export async function cancelTree(
  context: CommandContext,
  ids: readonly string[],
  end: { kind: Extract<EndKind, 'cancelled' | 'withdrawn'>; reason: string },
): Promise<InstanceRow[]> {
  const { unit } = context;
  const rows = await lockDescendants(unit, ids);
  const all = rows.map((row) => row.id);
  await dropOpenRows(unit, all, end.reason);
  await resolveAll(unit, all);
  await endInstances(unit, all, { at: unit.now(), ...end });
  await writeAll(unit, [
    insertHistory(
      unit,
      rows.map((row) => ({
        instanceId: row.id,
        rootId: row.rootId,
        elementId: row.processKey,
        name: null,
        type: 'Process',
        event: end.kind,
        by: context.by(),
        details: { reason: end.reason },
      })),
    ),
  ]);
  for (const row of rows)
    await inform(context, row, row.processKey, (it, at) => it.instanceEnded?.(at, 'cancelled', end.reason));
  return rows;
}
