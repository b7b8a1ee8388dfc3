import { newId } from '../../platform/ids/index.js';
import { enqueue } from '../../platform/outbox/index.js';
import type { OpenWork, Session, SessionEvent } from '../session/index.js';
import type { ChildGroupRow } from '../store/child-group-store.js';
import { type HistoryEntry, insertHistory } from '../store/history-store.js';
import type { InstanceRow } from '../store/instance-store.js';
import { deleteJobs, insertJob } from '../store/job-store.js';
import { deleteSubscriptions, insertSubscriptions } from '../store/subscription-store.js';
import { type TaskRow, withdrawTasks } from '../store/task-store.js';
import { deleteTaskTimers, deleteTimers, insertTimers, moveTimer } from '../store/timer-store.js';
import type { Case } from './case.js';
import type { CommandContext } from './context.js';
import type { CompletedTask } from './inform-listeners.js';
import { openTasks } from './open-tasks.js';
import { saveGroups } from './save-groups.js';

const NOTHING: OpenWork = { tasks: [], timers: [], subscriptions: [], jobs: [], calls: [] };

/** Compares what the session waits for with the rows and writes only the difference. @returns tasks that opened. */
export async function saveOpenWork(
  context: CommandContext,
  kase: Case,
  session: Session,
  open: OpenWork | null,
  completed: CompletedTask | undefined,
  changed: ChildGroupRow | undefined,
): Promise<TaskRow[]> {
  const { row } = kase;
  const work = open ?? NOTHING;
  const { tasks, history } = await saveTasks(context, kase, work, completed?.task);
  await insertHistory(context.unit, [
    ...deed(context, row, completed),
    ...session.takeEvents().map((event) => step(row, event)),
    ...history,
  ]);
  await saveTimers(context, kase, work);
  await saveSubscriptions(context, kase, work);
  await saveJobs(context, kase, work);
  await saveGroups(context, kase, session, work.calls, changed);
  return tasks;
}

async function saveTasks(context: CommandContext, { row, open }: Case, work: OpenWork, completed?: TaskRow) {
  const still = new Set(work.tasks.map((task) => task.executionId));
  const known = new Set(open.tasks.map((task) => task.executionId));
  const gone = open.tasks.filter((task) => !still.has(task.executionId)).map((task) => task.id);
  const withdrawn = gone.filter((id) => id !== completed?.id);
  if (withdrawn.length > 0) await withdrawTasks(context.unit, withdrawn, 'overtaken');
  if (withdrawn.length > 0 || completed?.dueAt) await deleteTaskTimers(context.unit, gone);
  return openTasks(
    context,
    row,
    work.tasks.filter((task) => !known.has(task.executionId)),
  );
}

async function saveTimers({ unit }: CommandContext, { row, open }: Case, work: OpenWork): Promise<void> {
  const known = new Map(open.timers.map((timer) => [timer.executionId, timer]));
  const fresh = work.timers.filter((timer) => !known.has(timer.executionId));
  for (const timer of work.timers) {
    const before = known.get(timer.executionId);
    known.delete(timer.executionId);
    if (before && (before.due !== timer.dueAt.getTime() || before.repeat !== timer.repeat))
      await moveTimer(unit, before.id, timer.dueAt, timer.repeat);
  }
  if (known.size > 0)
    await deleteTimers(
      unit,
      [...known.values()].map((timer) => timer.id),
    );
  if (fresh.length > 0) await insertTimers(unit, row.id, fresh);
}

async function saveSubscriptions({ unit }: CommandContext, { row, open }: Case, work: OpenWork): Promise<void> {
  const still = new Set(work.subscriptions.map((subscription) => subscription.key));
  const known = new Set(open.subscriptions.map((subscription) => subscription.key));
  const gone = open.subscriptions.filter((subscription) => !still.has(subscription.key));
  const fresh = work.subscriptions.filter((subscription) => !known.has(subscription.key));
  if (gone.length > 0)
    await deleteSubscriptions(
      unit,
      gone.map((subscription) => subscription.id),
    );
  if (fresh.length > 0) await insertSubscriptions(unit, row.id, fresh);
}

async function saveJobs({ unit }: CommandContext, { row, open }: Case, work: OpenWork): Promise<void> {
  const still = new Set(work.jobs.map((job) => job.executionId));
  const known = new Set(open.jobs.map((job) => job.executionId));
  const gone = open.jobs.filter((job) => !still.has(job.executionId));
  if (gone.length > 0)
    await deleteJobs(
      unit,
      gone.map((job) => job.id),
    );
  for (const job of work.jobs.filter((one) => !known.has(one.executionId))) {
    const id = newId();
    await insertJob(unit, row.id, id, job);
    await enqueue(unit, { kind: 'engine-job', payload: { jobId: id }, dedupeKey: id });
  }
}

const step = (row: InstanceRow, event: SessionEvent): HistoryEntry => ({
  instanceId: row.id,
  rootId: row.rootId,
  elementId: event.elementId,
  name: event.name,
  type: event.type,
  event: event.event,
});

function deed(context: CommandContext, row: InstanceRow, completed: CompletedTask | undefined): HistoryEntry[] {
  if (!completed) return [];
  const { task, position } = completed;
  return [
    {
      instanceId: row.id,
      rootId: row.rootId,
      elementId: task.elementId,
      name: task.name,
      type: 'UserTask',
      event: 'completed-by',
      by: { actor: context.actor, position },
    },
  ];
}
