import type { Preparer, ProcessListener, ServiceContext, TaskView, Values } from '../contract.js';
import type { Outcome } from '../session/index.js';
import type { InstanceRow } from '../store/instance-store.js';
import { type TaskRow, taskView } from '../store/task-store.js';
import type { CommandContext } from './context.js';
import { serviceContext } from './open-session.js';

export interface CompletedTask {
  task: TaskRow;
  values: Values;
  /** As which position; null for the system and for persons without one. */
  position: { id: string; name: string } | null;
  preparer: Preparer | null;
}

const completedView = ({ task, preparer }: CompletedTask): TaskView => ({
  ...taskView(task),
  ...(preparer && { preparedBy: preparer }),
});

export interface WhatHappened {
  opened: readonly TaskRow[];
  completed: CompletedTask | undefined;
  ended: Outcome;
}

/** In the unit, after the engine's own rows: what a slice keeps about the case commits with it. */
export async function informListeners(context: CommandContext, row: InstanceRow, what: WhatHappened): Promise<void> {
  const { completed, opened, ended } = what;
  if (completed)
    await inform(context, row, completed.task.elementId, (listener, at) =>
      listener.taskCompleted?.(at, completedView(completed), completed.values),
    );
  for (const task of opened)
    await inform(context, row, task.elementId, (listener, at) => listener.taskOpened?.(at, taskView(task)));
  if (ended.state !== 'running')
    await inform(context, row, row.processKey, (listener, at) =>
      ended.state === 'failed'
        ? listener.instanceEnded?.(at, 'failed', ended.message)
        : listener.instanceEnded?.(at, 'completed', null),
    );
}

export async function inform(
  context: CommandContext,
  row: InstanceRow,
  elementId: string,
  tell: (listener: ProcessListener, at: ServiceContext) => Promise<void> | undefined,
): Promise<void> {
  for (const listener of context.parts.listeners.get(row.processKey) ?? [])
    await tell(listener, await serviceContext(context, row, row.variables, elementId));
}
