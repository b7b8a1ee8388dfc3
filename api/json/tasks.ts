import { z } from 'zod';
import type { TaskItem } from '../../engine/types.js';
import { type AnyRoute, route } from '../../processes/contract.js';
import { countersOf } from '../frame/counters.js';
import { asTarget } from '../tasks/assignment-target.js';
import { presentSubject } from '../tasks/present-subject.js';
import type { Presenters } from '../tasks/presenters.js';
import { submitTask } from '../tasks/submit-task.js';
import { anyValues, id, idParams, instant, listOf, pageQuery, reason } from './shapes.js';

const expectation = z.enum(['act', 'sign', 'initial', 'verify', 'read']);

const item = z
  .object({
    id: z.string(),
    name: z.string(),
    elementId: z.string(),
    key: z.string(),
    instanceId: z.string(),
    businessKey: z.string().nullable(),
    formId: z.string().nullable(),
    createdAt: instant,
    dueAt: instant.nullable(),
    urgency: z.string().nullable(),
    expectation,
    assignee: z.string().nullable(),
    candidates: z.array(z.string()),
    claimedBy: z.string().nullable(),
    state: z.enum(['open', 'done', 'withdrawn']),
    readAt: instant.nullable(),
    completedAt: instant.nullable(),
    completedBy: z.string().nullable(),
    completedByName: z.string().nullable(),
    vacancy: z.string().nullable(),
    passedOver: z.object({ name: z.string(), reason: z.enum(['vacant', 'no-account', 'opposing-step']) }).nullable(),
    readOnly: z.boolean(),
  })
  .meta({ id: 'Task' });

const detail = item.extend({
  form: anyValues.nullable(),
  values: anyValues,
  revision: z.number().int(),
  /** The person prepares a draft for whoever decides. */
  prepares: z.boolean(),
  preparedBy: z.string().nullable(),
  subject: anyValues.nullable(),
});

const filter = z.object({
  ...pageQuery,
  state: z.enum(['open', 'done']).optional(),
  scope: z.enum(['mine', 'group', 'all', 'prepare']).optional(),
  expectation: expectation.optional(),
  key: z.string().max(200).optional(),
  instance: id.optional(),
  q: z.string().max(200).optional(),
});

const itemJson = ({ rootId: _, subject: __, ...task }: TaskItem) => task;

/** What is asked of people (api.md, Tasks). */
export const taskRoutes = (presenters: Presenters): AnyRoute[] => [
  route({
    door: 'json',
    method: 'get',
    path: '/tasks',
    access: 'signed-in',
    summary: 'Tasks of the worklist',
    query: filter,
    response: listOf(item),
    handle: async ({ engine, unit, actor, query }) => {
      const page = await engine.tasks(unit, actor, query);
      return { kind: 'json', body: { items: page.items.map(itemJson), next: page.next } };
    },
  }),
  route({
    door: 'json',
    method: 'get',
    path: '/tasks/counters',
    access: 'signed-in',
    summary: 'How much waits, by what is expected',
    response: z.record(z.string(), z.number()),
    handle: async ({ engine, unit, actor }) => ({
      kind: 'json',
      body: { signedNotSent: 0, copiesUnread: 0, ...(await countersOf(unit, actor, engine, presenters.slices)) },
    }),
  }),
  route({
    door: 'json',
    method: 'get',
    path: '/tasks/:id',
    access: 'signed-in',
    audit: 'task.secret-read',
    summary: 'A task with its form and the thing it is about',
    params: idParams,
    response: detail,
    handle: async (context) => {
      const { engine, unit, actor, params } = context;
      const found = await engine.task(unit, actor, params.id);
      const { rootId: _, subject: __, ...task } = found;
      const view = await presentSubject(presenters, context, found);
      return { kind: 'json', body: { ...task, subject: view?.json ?? null }, unrecorded: !view?.confidential };
    },
  }),
  route({
    door: 'json',
    method: 'post',
    path: '/tasks/:id/reading',
    access: 'signed-in',
    audit: 'task.read',
    summary: 'The acting holder has read it',
    params: idParams,
    status: 204,
    handle: async ({ commands, params }) => {
      await commands.readTask(params.id);
      return { kind: 'empty' };
    },
  }),
  route({
    door: 'json',
    method: 'put',
    path: '/tasks/:id/draft',
    access: 'signed-in',
    audit: 'task.draft-kept',
    summary: 'Keeps an unfinished form for the position',
    params: idParams,
    body: z.object({ values: anyValues }),
    status: 204,
    handle: async ({ commands, params, body }) => {
      await commands.saveDraft(params.id, body.values);
      return { kind: 'empty' };
    },
  }),
  route({
    door: 'json',
    method: 'post',
    path: '/tasks/:id/claim',
    access: 'signed-in',
    audit: 'task.claimed',
    summary: 'Takes a task of a group',
    params: idParams,
    status: 204,
    handle: async ({ commands, params }) => {
      await commands.claimTask(params.id);
      return { kind: 'empty' };
    },
  }),
  route({
    door: 'json',
    method: 'delete',
    path: '/tasks/:id/claim',
    access: 'signed-in',
    audit: 'task.released',
    summary: 'Gives it back to the group',
    params: idParams,
    status: 204,
    handle: async ({ commands, params }) => {
      await commands.releaseTask(params.id);
      return { kind: 'empty' };
    },
  }),
  route({
    door: 'json',
    method: 'post',
    path: '/tasks/:id/assignment',
    access: 'signed-in',
    audit: 'task.assigned',
    summary: 'Gives it to another position or person',
    params: idParams,
    body: z.union([
      z.strictObject({ position: z.string().min(1).max(100), reason }),
      z.strictObject({ person: id, reason }),
    ]),
    status: 204,
    handle: async ({ commands, engine, unit, actor, params, body, organisation }) => {
      // Whoever repairs instances may assign any task, but of those he may see.
      const { id: taskId } = await engine.task(unit, actor, params.id);
      await commands.assignTask(taskId, asTarget(await organisation(), body), body.reason);
      return { kind: 'empty' };
    },
  }),
  route({
    door: 'json',
    method: 'post',
    path: '/tasks/:id/completion',
    access: 'signed-in',
    audit: 'task.completed',
    replayable: true,
    summary: 'Completes it with the values of its form',
    params: idParams,
    body: z.object({ revision: z.number().int().min(0).optional(), values: anyValues.default({}) }),
    response: z.object({
      instanceId: z.string(),
      instanceState: z.enum(['running', 'completed', 'cancelled', 'incident', 'suspended']),
      next: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
    handle: async (context) => ({
      kind: 'json',
      body: await submitTask(presenters, context, {
        taskId: context.params.id,
        submission: context.body.values,
        revision: context.body.revision,
        door: 'json',
      }),
    }),
  }),
];
