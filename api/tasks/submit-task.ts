import type { Completion } from '../../engine/types.js';
import type { Submission } from '../../forms/contract.js';
import type { RequestContext } from '../../processes/contract.js';
import type { Presenters } from './presenters.js';
import { readForm } from './read-form.js';

export interface TaskSubmission {
  taskId: string;
  submission: Submission;
  revision?: number | undefined;
  door: 'json' | 'page';
}

/** Reads the submission by the task's own form and completes it. @throws AppError invalid with fields, conflict. */
export async function submitTask(
  presenters: Presenters,
  context: RequestContext,
  { taskId, submission, revision, door }: TaskSubmission,
): Promise<Completion> {
  const { engine, unit, actor, commands } = context;
  const { state, form, values: known } = await engine.task(unit, actor, taskId);
  // A task that is over is refused by the engine, which knows who was first.
  const values = state === 'open' ? await readForm(presenters, context, { form, known, submission, door }) : {};
  return commands.completeTask({ taskId, values, revision });
}
