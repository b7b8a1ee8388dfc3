import { notFound } from '../../platform/errors/index.js';
import { isId } from '../../platform/ids/index.js';
import { enqueue } from '../../platform/outbox/index.js';
import { insertHistory } from '../store/history-store.js';
import { readTask, taskView } from '../store/task-store.js';
import { deleteTimers, moveTimer, readTimer, releaseLease, type TimerRow } from '../store/timer-store.js';
import { writeAll } from '../store/writes.js';
import { advance } from './advance.js';
import { type Case, openCase } from './case.js';
import type { CommandContext } from './context.js';
import { inform } from './inform-listeners.js';
import { nextDaily } from './task-timers.js';

/**
 * Fires one timer under the lock, never early. @returns false when there was nothing to do any more: it had been fired,
 * moved or taken away while we waited.
 */
export async function fireTimer(context: CommandContext, instanceId: string, timerId: string): Promise<boolean> {
  if (!isId(instanceId) || !isId(timerId)) throw notFound();
  const kase = await openCase(context, instanceId);
  context.doing('fireTimer', timerId, { instanceId });
  const timer = await readTimer(context.unit, timerId);
  if (timer?.instanceId !== instanceId) return false;
  const atRest = kase.row.state !== 'running' && kase.row.state !== 'incident';
  if (atRest || timer.dueAt > context.unit.now()) {
    await releaseLease(context.unit, timerId);
    return false;
  }
  context.at.elementId = timer.elementId;
  if (timer.kind === 'bpmn') await fire(context, kase, timer);
  else await remind(context, kase, timer);
  return true;
}

async function fire(context: CommandContext, kase: Case, timer: TimerRow): Promise<void> {
  const { executionId } = timer;
  if (!executionId) throw new Error(`timer ${timer.id} has no execution`);
  await advance(context, kase, { act: (session) => session.fireTimer(executionId) });
}

/** Says it and goes on: a reminder never changes the path. Who is told is the transport's business. */
async function remind(context: CommandContext, { row }: Case, timer: TimerRow): Promise<void> {
  const { unit } = context;
  const task = timer.taskId === null ? undefined : await readTask(unit, timer.taskId);
  if (task?.state !== 'open') {
    await writeAll(unit, [deleteTimers([timer.id])]);
    return;
  }
  const { kind, label } = timer;
  const again = timer.label === 'daily' ? nextDaily(timer.dueAt, unit.now()) : null;
  await writeAll(unit, [
    again ? moveTimer(timer.id, again, null) : deleteTimers([timer.id]),
    insertHistory(unit, [
      {
        instanceId: row.id,
        rootId: row.rootId,
        elementId: task.elementId,
        name: task.name,
        type: 'UserTask',
        event: kind === 'reminder' ? 'reminded' : 'escalated',
        details: { label },
      },
    ]),
  ]);
  await enqueue(unit, {
    kind: `task-${kind}`,
    payload: {
      taskId: task.id,
      instanceId: row.id,
      rootId: row.rootId,
      label,
      name: task.name,
      assignee: task.assignee,
      dueAt: task.dueAt?.toISOString() ?? null,
      businessKey: row.businessKey,
    },
    dedupeKey: `${task.id}:${kind}:${label}:${timer.dueAt.toISOString()}`,
  });
  await inform(context, row, task.elementId, (listener, at) => listener.taskChanged?.(at, taskView(task)));
}
