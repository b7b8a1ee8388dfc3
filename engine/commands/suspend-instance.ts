import { conflict, notFound } from '../../platform/errors/index.js';
import { isId } from '../../platform/ids/index.js';
import { insertHistory } from '../store/history-store.js';
import { hasOpenIncident } from '../store/incident-store.js';
import { lockDescendants, setInstanceState } from '../store/instance-store.js';
import { writeAll } from '../store/writes.js';
import { openCase, refuseUnlessRunning } from './case.js';
import type { CommandContext } from './context.js';

/** Nothing moves until it is resumed: not its tasks, timers and jobs, and none beneath it. */
export async function suspendInstance(context: CommandContext, instanceId: string, reason: string): Promise<void> {
  const { row } = await openCase(context, checked(instanceId));
  refuseUnlessRunning(row);
  for (const one of await lockDescendants(context.unit, [row.id]))
    await setInstanceState(context.unit, one.id, 'suspended');
  await note(context, row, 'suspended', { reason });
}

export async function resumeInstance(context: CommandContext, instanceId: string): Promise<void> {
  const { row } = await openCase(context, checked(instanceId));
  if (row.state !== 'suspended') throw conflict('not-suspended', 'engine.instance.not-suspended');
  for (const one of await lockDescendants(context.unit, [row.id])) {
    const incident = await hasOpenIncident(context.unit, one.id);
    await setInstanceState(context.unit, one.id, incident ? 'incident' : 'running');
  }
  await note(context, row, 'resumed');
}

function checked(id: string): string {
  if (!isId(id)) throw notFound();
  return id;
}

const note = (
  context: CommandContext,
  row: { id: string; rootId: string; processKey: string },
  event: string,
  details?: Record<string, unknown>,
) =>
  writeAll(context.unit, [
    insertHistory(context.unit, [
      {
        instanceId: row.id,
        rootId: row.rootId,
        elementId: row.processKey,
        name: null,
        type: 'Process',
        event,
        by: context.by(),
        details,
      },
    ]),
  ]);
