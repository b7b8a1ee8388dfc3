import { AppError, conflict } from '../../platform/errors/index.js';
import { capacityFor, preparerFor } from '../assignment/capacity.js';
import { named } from '../assignment/resolve-assignment.js';
import type { Values } from '../contract.js';
import { insertHistory } from '../store/history-store.js';
import { assign, claim, markRead, readTask, saveDraftOf, setDue, type TaskRow, taskView } from '../store/task-store.js';
import { deleteTaskTimers, insertTaskTimers } from '../store/timer-store.js';
import { writeAll } from '../store/writes.js';
import { refuseUnlessRunning } from './case.js';
import type { CommandContext } from './context.js';
import { inform } from './inform-listeners.js';
import { refuseUnlessRecipient } from './may-assign.js';
import { lockedTask, refuseUnlessOpen, type TaskAtHand, taskAtHand } from './task-at-hand.js';
import { taskTimers } from './task-timers.js';

/** Takes a group's task for oneself. Claiming again what one has is no error. */
export async function claimTask(context: CommandContext, taskId: string): Promise<void> {
  const hand = await taskAtHand(context, taskId);
  if (hand.task.assignee !== null) throw conflict('not-in-a-group', 'engine.task.not-claimable');
  const person = personOf(context);
  if (hand.task.claimedBy === person) return;
  await claim(context.unit, taskId, person, hand.capacity.position?.id ?? null);
  await changed(context, hand, 'claimed');
}

export async function releaseTask(context: CommandContext, taskId: string): Promise<void> {
  const hand = await taskAtHand(context, taskId);
  if (hand.task.claimedBy === null) return;
  await claim(context.unit, taskId, null, null);
  await changed(context, hand, 'released');
}

/** To another position or person, by whoever may act on it or by who repairs instances. */
export async function assignTask(context: CommandContext, taskId: string, to: string, reason: string): Promise<void> {
  const { actor } = context;
  const repairs = actor.kind === 'person' && actor.permissions.has('repair-instances');
  const hand = repairs ? await unlimited(context, taskId) : await taskAtHand(context, taskId);
  const organisation = await context.organisation();
  const exists = to.startsWith('person:')
    ? organisation.person(to.slice(7))
    : organisation.position(to.replace(/^position:/, ''));
  if (!exists) throw new AppError('invalid', { reason: 'no-assignee', message: 'engine.task.no-assignee' });
  const assignee = named(to, organisation);
  if (!repairs) await refuseUnlessRecipient(context, hand, assignee);
  await assign(context.unit, taskId, assignee);
  await changed(context, hand, 'assigned', { reason, from: hand.task.assignee, to: assignee });
}

/** Idempotent; the first reading counts. */
export async function readTaskNow(context: CommandContext, taskId: string): Promise<boolean> {
  const hand = await taskAtHand(context, taskId);
  const first = await markRead(context.unit, taskId, personOf(context));
  if (!first) return false;
  await note(context, hand, 'read');
  const task = await readTask(context.unit, taskId);
  if (task)
    await inform(context, hand.kase.row, task.elementId, (listener, at) => listener.taskRead?.(at, taskView(task)));
  return true;
}

/** The position shares it: a secretary prepares, the head confirms. */
export async function saveDraft(context: CommandContext, taskId: string, values: Values): Promise<void> {
  const { kase, task } = await lockedTask(context, taskId);
  const { actor } = context;
  const organisation = await context.organisation();
  // First whether it may be seen: who finished it and when is for those who might have.
  const preparer = actor.kind === 'person' ? preparerFor(actor, task, organisation) : null;
  if (actor.kind === 'person' && !preparer) capacityFor(actor, task, organisation);
  refuseUnlessOpen(task, organisation);
  refuseUnlessRunning(kase.row);
  await saveDraftOf(context.unit, task, values, preparer);
}

/** @throws AppError invalid when the moment is past already. */
export async function extendTask(context: CommandContext, taskId: string, dueAt: Date, reason: string): Promise<void> {
  const hand = await unlimited(context, taskId);
  if (dueAt <= context.unit.now()) throw new AppError('invalid', { reason: 'past', message: 'engine.task.due-past' });
  await setDue(context.unit, taskId, dueAt, true);
  await rearm(context, { ...hand.task, dueAt });
  await changed(context, hand, 'extended', { reason, from: hand.task.dueAt, to: dueAt });
}

/** Reminders follow the due moment. */
export async function rearm(context: CommandContext, task: TaskRow): Promise<void> {
  const { calendar } = await context.organisation();
  const timers = taskTimers(task, calendar, context.unit.now());
  await writeAll(context.unit, [
    deleteTaskTimers([task.id]),
    ...(timers.length > 0 ? [insertTaskTimers(context.unit, timers)] : []),
  ]);
}

/** For commands whose right the caller has checked: a giver extends what somebody else holds. */
async function unlimited(context: CommandContext, taskId: string): Promise<TaskAtHand> {
  const { kase, task } = await lockedTask(context, taskId);
  refuseUnlessOpen(task, await context.organisation());
  return { kase, task, capacity: { position: null } };
}

function personOf({ actor }: CommandContext): string {
  if (actor.kind !== 'person') throw new Error('only a person reads and claims');
  return actor.personId;
}

async function changed(context: CommandContext, hand: TaskAtHand, event: string, details?: Record<string, unknown>) {
  await note(context, hand, event, details);
  const task = await readTask(context.unit, hand.task.id);
  if (task)
    await inform(context, hand.kase.row, task.elementId, (listener, at) => listener.taskChanged?.(at, taskView(task)));
}

const note = (
  context: CommandContext,
  { kase, task, capacity }: TaskAtHand,
  event: string,
  details?: Record<string, unknown>,
) =>
  writeAll(context.unit, [
    insertHistory(context.unit, [
      {
        instanceId: kase.row.id,
        rootId: kase.row.rootId,
        elementId: task.elementId,
        name: task.name,
        type: 'UserTask',
        event,
        by: capacity.position ? { actor: context.actor, position: capacity.position } : context.by(),
        details,
      },
    ]),
  ]);
