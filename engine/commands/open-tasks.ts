import { newId } from '../../platform/ids/index.js';
import type { Organisation } from '../../platform/organisation/types.js';
import { aroundOpponents, type DoneStep, opponents } from '../assignment/opposing-steps.js';
import { resolveAssignment } from '../assignment/resolve-assignment.js';
import type { OpenTask } from '../session/contract.js';
import type { HistoryEntry } from '../store/history-store.js';
import type { InstanceRow } from '../store/instance-store.js';
import { insertTasks, type TaskRow } from '../store/task-store.js';
import { insertTaskTimers } from '../store/timer-store.js';
import type { Write } from '../store/writes.js';
import type { Expectation } from '../types.js';
import type { Case } from './case.js';
import type { CommandContext } from './context.js';
import type { CompletedTask } from './inform-listeners.js';
import { taskTimers } from './task-timers.js';

const EXPECTATIONS: readonly Expectation[] = ['act', 'sign', 'initial', 'verify', 'read'];

/** @returns the tasks that opened, what writes them, and what history should say beside `entered`. */
export async function openTasks(
  context: CommandContext,
  { row, open }: Case,
  opened: readonly OpenTask[],
  completed: CompletedTask | undefined,
): Promise<{ tasks: TaskRow[]; history: HistoryEntry[]; writes: Write[] }> {
  if (opened.length === 0) return { tasks: [], history: [], writes: [] };
  const { unit } = context;
  const organisation = await context.organisation();
  const done = [...open.done, ...(completed ? [stepOf(context, completed.task)] : [])];
  const history: HistoryEntry[] = [];
  const tasks = opened.map((one) => {
    context.at.elementId = one.elementId;
    const task = describe(row, one, organisation, unit.now());
    const around = aroundOpponents(task.assignee, opponents(task.elementId, task.opposes, done), organisation);
    if (!around) return task;
    history.push({
      instanceId: row.id,
      rootId: row.rootId,
      elementId: task.elementId,
      name: task.name,
      type: 'UserTask',
      event: 'passed-to-superior',
      details: { passedOver: around.passedOver, assignee: around.assignee, reason: 'opposing-step' },
    });
    return { ...task, assignee: around.assignee, passedOver: around.passedOver };
  });
  context.at.elementId = null;
  const timers = tasks.flatMap((task) => taskTimers(task, organisation.calendar, unit.now()));
  context.opened.push(...tasks.map(({ id, name }) => ({ id, name })));
  const writes = [insertTasks(unit, tasks), ...(timers.length > 0 ? [insertTaskTimers(unit, timers)] : [])];
  return { tasks, history, writes };
}

/** The step this very command completes counts, though its row is not written yet. */
function stepOf({ actor }: CommandContext, task: TaskRow): DoneStep {
  const completedBy = actor.kind === 'person' ? actor.personId : '';
  return { elementId: task.elementId, completedBy, opposes: task.opposes };
}

function describe(row: InstanceRow, open: OpenTask, organisation: Organisation, now: Date): TaskRow {
  const { properties } = open;
  const starter = { personId: row.startedBy, positionId: row.startedAs };
  return {
    id: newId(),
    instanceId: row.id,
    rootId: row.rootId,
    processKey: row.processKey,
    executionId: open.executionId,
    elementId: open.elementId,
    name: open.name,
    formKey: open.formKey,
    ...resolveAssignment(open, organisation, starter),
    claimedBy: null,
    passedOver: null,
    expectation: EXPECTATIONS.find((one) => one === properties.expectation) ?? 'act',
    opposes: words(properties.opposes),
    urgency: typeof properties.urgency === 'string' ? properties.urgency : null,
    properties,
    inputs: open.inputs,
    state: 'open',
    createdAt: now,
    dueAt: open.dueAt,
    dueExtended: false,
    readAt: null,
    completedAt: null,
    completedBy: null,
    completedByName: null,
    withdrawnReason: null,
    revision: 1,
  };
}

/** A list written into one property, separated by blanks or commas. */
const words = (value: unknown): string[] => (typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : []);
