import { declaredKeys } from '../../forms/index.js';
import { conflict, forbidden } from '../../platform/errors/index.js';
import { opponents } from '../assignment/opposing-steps.js';
import type { Values } from '../contract.js';
import { releaseOf } from '../definition/release.js';
import { preparerOf, type TaskRow } from '../store/task-store.js';
import type { CompleteTask, Completion } from '../types.js';
import { advance } from './advance.js';
import type { Case } from './case.js';
import type { CommandContext } from './context.js';
import { taskAtHand } from './task-at-hand.js';

/** Values are parsed by the form before; here only what the form declares passes, and all of it exists afterwards. */
export async function completeTask(context: CommandContext, input: CompleteTask): Promise<Completion> {
  const { actor } = context;
  context.doing('completeTask', input.taskId, input);
  const { kase, task, capacity } = await taskAtHand(context, input.taskId);
  context.at.elementId = task.elementId;
  if (input.revision !== undefined && input.revision !== task.revision) throw conflict('stale', 'engine.task.stale');
  if (actor.kind === 'person') refuseOpponent(kase, task, actor.personId);
  const values = await declaredValues(context, kase, task, input.values);
  await advance(context, kase, {
    act: (session) => session.signal(task.executionId, values),
    completed: { task, values, position: capacity.position, preparer: await preparerOf(context.unit, task) },
  });
  return { instanceId: kase.row.id, instanceState: kase.row.state, next: [...context.opened] };
}

/** Guarantee 12, also when the positions changed hands after the task had opened. */
function refuseOpponent({ open }: Case, task: TaskRow, personId: string): void {
  if (opponents(task.elementId, task.opposes, open.done).includes(personId))
    throw forbidden('opposing-step', 'engine.task.opposing-step');
}

/** A task without a form declares nothing and takes what it is given. */
async function declaredValues(context: CommandContext, { row }: Case, task: TaskRow, values: Values): Promise<Values> {
  if (!task.formKey) return values;
  const release = await releaseOf(context.unit, row.releaseId);
  const form = await release.form(context.unit, task.formKey);
  if (!form) throw new Error(`the release has no form ${task.formKey}`);
  return Object.fromEntries(declaredKeys(form).map((key) => [key, values[key] ?? null]));
}
