import { z } from 'zod';
import type { TaskItem } from '../../../engine/types.js';
import { type AfterCompletion, type AnyRoute, type RequestContext, route } from '../../../processes/contract.js';
import { idParams } from '../../json/shapes.js';
import type { Presenters } from '../../tasks/presenters.js';
import { submitTask } from '../../tasks/submit-task.js';
import { worklistRows } from '../worklist/rows.js';
import { taskPage } from './task-page.js';

/** Hidden in the form: the revision that was on the screen. */
const REVISION = 'taskRevision';
const typedForm = z.looseObject({ [REVISION]: z.coerce.number().int().min(0).optional() });

export const taskPageRoutes = (presenters: Presenters): AnyRoute[] => [
  route({
    door: 'page',
    method: 'get',
    path: '/tasks/:id',
    access: 'work',
    audit: 'task.secret-read',
    summary: 'worklist.title',
    params: idParams,
    handle: (context) => taskPage(presenters, context, context.params.id),
  }),
  route({
    door: 'page',
    method: 'post',
    path: '/tasks/:id/completion',
    access: 'work',
    audit: 'task.completed',
    replayable: true,
    summary: 'task.submit',
    params: idParams,
    body: typedForm,
    multipart: { maxFiles: 20, maxBytesEach: 25 * 1024 * 1024 },
    handle: async (context) => {
      const { engine, unit, actor, params, body, translate } = context;
      const { [REVISION]: revision, ...submission } = body;
      const task = await engine.task(unit, actor, params.id);
      const [row] = await worklistRows(presenters, context, [task]);
      await submitTask(presenters, context, { taskId: params.id, submission, revision, door: 'page' });
      const next = await nextTask(context, task);
      const text = translate(next ? 'task.sent-next' : 'task.sent-what', { subject: row?.title ?? task.name });
      return {
        kind: 'redirect',
        to: next ? `/tasks/${next.id}` : '/',
        flash: { kind: 'success', text, ...(await offeredAfter(presenters, context, task)) },
      };
    },
    redisplay: (context, refusal) => {
      const { [REVISION]: _, ...typed } = context.body;
      const { translate } = context;
      return taskPage(presenters, context, context.params.id, {
        typed,
        errors: refusal?.detail.fields ?? [],
        refusal:
          refusal && !refusal.detail.fields
            ? translate(refusal.detail.message ?? `error.${refusal.code}`, refusal.detail.values)
            : null,
      });
    },
  }),
  route({
    door: 'page',
    method: 'post',
    path: '/tasks/:id/draft',
    access: 'work',
    audit: 'task.draft-kept',
    summary: 'task.keep',
    params: idParams,
    body: typedForm,
    multipart: { maxFiles: 20, maxBytesEach: 25 * 1024 * 1024 },
    handle: async ({ commands, params, body, translate }) => {
      const { [REVISION]: _, ...values } = body;
      await commands.saveDraft(params.id, values);
      return { kind: 'redirect', to: `/tasks/${params.id}`, flash: { kind: 'notice', text: translate('task.kept') } };
    },
  }),
  route({
    door: 'page',
    method: 'post',
    path: '/tasks/:id/reading',
    access: 'work',
    audit: 'task.read',
    summary: 'task.read',
    params: idParams,
    handle: async ({ commands, params, translate }) => {
      await commands.readTask(params.id);
      return {
        kind: 'redirect',
        to: `/tasks/${params.id}`,
        flash: { kind: 'notice', text: translate('task.read-done') },
      };
    },
  }),
  route({
    door: 'page',
    method: 'post',
    path: '/tasks/:id/release',
    access: 'work',
    audit: 'task.released',
    summary: 'task.release',
    params: idParams,
    handle: async ({ commands, params, translate }) => {
      await commands.releaseTask(params.id);
      return { kind: 'redirect', to: '/', flash: { kind: 'notice', text: translate('task.released') } };
    },
  }),
];

async function offeredAfter({ slices }: Presenters, context: RequestContext, done: TaskItem): Promise<AfterCompletion> {
  for (const slice of slices) {
    const offered = await slice.afterCompletion?.(context, done);
    if (offered) return offered;
  }
  return {};
}

/** The next task of the same kind, so that a pile is worked off without going back to the list. */
async function nextTask({ engine, unit, actor }: RequestContext, done: TaskItem): Promise<TaskItem | undefined> {
  const { items } = await engine.tasks(unit, actor, {
    state: 'open',
    scope: 'mine',
    key: done.key,
    expectation: done.expectation,
    limit: 5,
  });
  return items.find((task) => task.elementId === done.elementId && task.id !== done.id && !task.readOnly);
}
