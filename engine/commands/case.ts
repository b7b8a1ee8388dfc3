import { conflict, notFound } from '../../platform/errors/index.js';
import { type InstanceRow, lockInstance, lockInstanceOfTask } from '../store/instance-store.js';
import { nothingOpen, type OpenRows, readOpenRows, readOpenRowsOfTask } from '../store/open-rows.js';
import { readTask, type TaskRow } from '../store/task-store.js';
import type { CommandContext } from './context.js';

/** One instance under the family's lock, with what it waits for. `row` is changed in memory and written by advance. */
export interface Case {
  row: InstanceRow;
  open: OpenRows;
  isNew: boolean;
}

/** @throws AppError not-found; conflict when it has ended or is suspended. */
export async function openCase(context: CommandContext, instanceId: string): Promise<Case> {
  const { unit } = context;
  const [row, open] = await Promise.all([lockInstance(unit, instanceId), readOpenRows(unit, instanceId)]);
  if (!row) throw notFound();
  locate(context, row);
  return { row, open, isNew: false };
}

/** Asked together, answered in this order: the task and what is open are read behind the lock. */
export async function openCaseOfTask(context: CommandContext, taskId: string): Promise<{ kase: Case; task: TaskRow }> {
  const { unit } = context;
  const [row, task, open] = await Promise.all([
    lockInstanceOfTask(unit, taskId),
    readTask(unit, taskId),
    readOpenRowsOfTask(unit, taskId),
  ]);
  if (!row || !task) throw notFound('engine.task.not-found');
  locate(context, row);
  return { kase: { row, open, isNew: false }, task };
}

export const newCase = (row: InstanceRow): Case => ({ row, open: nothingOpen(), isNew: true });

export function refuseUnlessRunning(row: InstanceRow): void {
  if (row.state === 'suspended') throw conflict('suspended', 'engine.instance.suspended');
  if (row.state !== 'running' && row.state !== 'incident') throw conflict('ended', 'engine.instance.ended');
}

/** The instance the command was given; a child started on the way is named only while it runs. */
export function locate(context: CommandContext, row: InstanceRow): void {
  context.at.instanceId = row.id;
  context.at.rootId = row.rootId;
  context.at.processKey = row.processKey;
  context.at.elementId = null;
}
