import { agencySystemScope } from '../../platform/database/index.js';
import { runCommand } from '../run-command.js';
import { openTasksWithDue, setDue, type TaskRow } from '../store/task-store.js';
import { openCase } from './case.js';
import { rearm } from './change-task.js';
import type { CommandContext, EngineParts } from './context.js';
import { openSession } from './open-session.js';

/**
 * After a change of the calendar (guarantee 6): every open task's due moment is evaluated again as of the moment it
 * opened, and its reminders follow. What somebody extended by hand stays. One unit per family.
 * @returns how many tasks are due at another moment now.
 */
export async function rearmTimers(parts: EngineParts, agencyId: string): Promise<number> {
  const actor = { kind: 'system', name: 'calendar', agencyId } as const;
  const tasks = await parts.database.inUnit(agencySystemScope(agencyId), openTasksWithDue);
  let moved = 0;
  for (const task of tasks.filter((one) => !one.dueExtended))
    moved += await runCommand(parts, actor, { name: 'rearm-timers' }, (context) => recompute(context, task));
  return moved;
}

async function recompute(context: CommandContext, task: TaskRow): Promise<number> {
  const kase = await openCase(context, task.instanceId);
  const session = await openSession(context, kase, { now: task.createdAt });
  const open = session.open().tasks.find((one) => one.executionId === task.executionId);
  const dueAt = open?.dueAt;
  if (!dueAt || dueAt.getTime() === task.dueAt?.getTime()) return 0;
  await setDue(context.unit, task.id, dueAt, false);
  await rearm(context, { ...task, dueAt });
  return 1;
}
