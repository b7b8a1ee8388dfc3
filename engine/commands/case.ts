import { conflict, notFound } from '../../platform/errors/index.js';
import { type InstanceRow, lockInstance, lockInstanceOfTask } from '../store/instance-store.js';
import { nothingOpen, type OpenRows, readOpenRows } from '../store/open-rows.js';
import type { CommandContext } from './context.js';

/** One instance under the family's lock, with what it waits for. `row` is changed in memory and written by advance. */
export interface Case {
  row: InstanceRow;
  open: OpenRows;
  isNew: boolean;
}

/** @throws AppError not-found; conflict when it has ended or is suspended. */
export async function openCase(context: CommandContext, instanceId: string): Promise<Case> {
  return caseOf(context, await lockInstance(context.unit, instanceId));
}

export async function openCaseOfTask(context: CommandContext, taskId: string): Promise<Case> {
  return caseOf(context, await lockInstanceOfTask(context.unit, taskId), 'engine.task.not-found');
}

async function caseOf(context: CommandContext, row: InstanceRow | undefined, missing?: string): Promise<Case> {
  if (!row) throw notFound(missing);
  locate(context, row);
  return { row, open: await readOpenRows(context.unit, row.id), isNew: false };
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
