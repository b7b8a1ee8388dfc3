import type { OpenWork, Session, SessionEvent } from '../session/index.js';
import { type HistoryEntry, insertHistory } from '../store/history-store.js';
import type { InstanceRow } from '../store/instance-store.js';
import { deleteSubscriptions, insertSubscriptions } from '../store/subscription-store.js';
import { finishTask, forgetDraft, type TaskRow, withdrawTasks } from '../store/task-store.js';
import { deleteTaskTimers, deleteTimers, insertTimers, moveTimer } from '../store/timer-store.js';
import type { Write } from '../store/writes.js';
import type { Case } from './case.js';
import type { CommandContext } from './context.js';
import type { CompletedTask } from './inform-listeners.js';
import { openTasks } from './open-tasks.js';

const NOTHING: OpenWork = { tasks: [], timers: [], subscriptions: [], jobs: [], calls: [] };

/** Compares what the session waits for with the rows. @returns only the difference, and the tasks that opened. */
export async function openWorkWrites(
  context: CommandContext,
  kase: Case,
  session: Session,
  open: OpenWork | null,
  completed: CompletedTask | undefined,
): Promise<{ tasks: TaskRow[]; writes: Write[] }> {
  const { row } = kase;
  const work = open ?? NOTHING;
  const { tasks, history, writes } = await openTasks(context, kase, freshTasks(kase, work), completed);
  const entries = [
    ...deed(context, row, completed),
    ...session.takeEvents().map((event) => step(row, event)),
    ...history,
  ];
  return {
    tasks,
    writes: [
      ...closedTasks(context, kase, work, completed),
      ...writes,
      ...(entries.length > 0 ? [insertHistory(context.unit, entries)] : []),
      ...timerWrites(context, kase, work),
      ...subscriptionWrites(context, kase, work),
    ],
  };
}

function freshTasks({ open }: Case, work: OpenWork) {
  const known = new Set(open.tasks.map((task) => task.executionId));
  return work.tasks.filter((task) => !known.has(task.executionId));
}

function closedTasks(context: CommandContext, { open }: Case, work: OpenWork, completed?: CompletedTask): Write[] {
  const { unit, actor } = context;
  const still = new Set(work.tasks.map((task) => task.executionId));
  const gone = open.tasks.filter((task) => !still.has(task.executionId)).map((task) => task.id);
  const withdrawn = gone.filter((id) => id !== completed?.task.id);
  const by = {
    personId: actor.kind === 'person' ? actor.personId : null,
    name: actor.name,
    positionId: completed?.position?.id ?? null,
  };
  return [
    ...(completed ? [finishTask(unit, completed.task.id, by), forgetDraft(completed.task.id)] : []),
    ...(withdrawn.length > 0 ? [withdrawTasks(withdrawn, 'overtaken')] : []),
    ...(withdrawn.length > 0 || completed?.task.dueAt ? [deleteTaskTimers(gone)] : []),
  ];
}

function timerWrites({ unit }: CommandContext, { row, open }: Case, work: OpenWork): Write[] {
  const known = new Map(open.timers.map((timer) => [timer.executionId, timer]));
  const still = new Set(work.timers.map((timer) => timer.executionId));
  const gone = open.timers.filter((timer) => !still.has(timer.executionId)).map((timer) => timer.id);
  const fresh = work.timers.filter((timer) => !known.has(timer.executionId));
  const moved = work.timers.flatMap(({ executionId, dueAt, repeat }) => {
    const before = known.get(executionId);
    const same = !before || (before.due === dueAt.getTime() && before.repeat === repeat);
    return same ? [] : [moveTimer(before.id, dueAt, repeat)];
  });
  return [
    ...moved,
    ...(gone.length > 0 ? [deleteTimers(gone)] : []),
    ...(fresh.length > 0 ? [insertTimers(unit, row.id, fresh)] : []),
  ];
}

function subscriptionWrites({ unit }: CommandContext, { row, open }: Case, work: OpenWork): Write[] {
  const still = new Set(work.subscriptions.map((subscription) => subscription.key));
  const known = new Set(open.subscriptions.map((subscription) => subscription.key));
  const gone = open.subscriptions.filter((one) => !still.has(one.key)).map((one) => one.id);
  const fresh = work.subscriptions.filter((one) => !known.has(one.key));
  return [
    ...(gone.length > 0 ? [deleteSubscriptions(gone)] : []),
    ...(fresh.length > 0 ? [insertSubscriptions(unit, row.id, fresh)] : []),
  ];
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
  const { task, position, preparer } = completed;
  return [
    {
      instanceId: row.id,
      rootId: row.rootId,
      elementId: task.elementId,
      name: task.name,
      type: 'UserTask',
      event: 'completed-by',
      by: { actor: context.actor, position },
      ...(preparer && { details: { preparedBy: preparer.personId, preparedAs: preparer.positionId } }),
    },
  ];
}
