import { conflict, notFound } from '../../platform/errors/index.js';
import { isId } from '../../platform/ids/index.js';
import type { Organisation } from '../../platform/organisation/types.js';
import { type Capacity, capacityFor } from '../assignment/capacity.js';
import type { TaskRow } from '../store/task-store.js';
import { type Case, openCaseOfTask, refuseUnlessRunning } from './case.js';
import type { CommandContext } from './context.js';

export interface TaskAtHand {
  kase: Case;
  task: TaskRow;
  capacity: Capacity;
}

/**
 * The task under its family's lock, open, with the right of this actor to act on it.
 * @throws AppError not-found; forbidden; conflict naming who was faster and when.
 */
export async function taskAtHand(context: CommandContext, taskId: string): Promise<TaskAtHand> {
  const { actor } = context;
  const { kase, task } = await lockedTask(context, taskId);
  const organisation = await context.organisation();
  const capacity = actor.kind === 'person' ? capacityFor(actor, task, organisation) : { position: null };
  refuseUnlessOpen(task, organisation);
  refuseUnlessRunning(kase.row);
  return { kase, task, capacity };
}

export async function lockedTask(context: CommandContext, taskId: string): Promise<{ kase: Case; task: TaskRow }> {
  if (!isId(taskId)) throw notFound('engine.task.not-found');
  return openCaseOfTask(context, taskId);
}

export function refuseUnlessOpen(task: TaskRow, organisation: Organisation): void {
  if (task.state === 'done')
    throw conflict('done', 'engine.task.done', {
      who: task.completedByName ?? '?',
      when: momentOf(task.completedAt, organisation),
    });
  if (task.state === 'withdrawn')
    throw conflict('withdrawn', 'engine.task.withdrawn', { reason: task.withdrawnReason ?? '' });
}

/** As people write it, in the agency's zone. */
function momentOf(at: Date | null, organisation: Organisation): string {
  if (!at) return '?';
  return new Intl.DateTimeFormat('id-ID', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: organisation.agency.timeZone,
  }).format(at);
}
