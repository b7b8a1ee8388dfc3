import { z } from 'zod';
import type { InstanceDetail } from '../../engine/types.js';
import { type AnyRoute, type RequestContext, route } from '../../processes/contract.js';
import { anyValues, idParams, instant, listOf, pageQuery, reason } from './shapes.js';

const state = z.enum(['running', 'completed', 'cancelled', 'incident', 'suspended']);

const instance = z
  .object({
    id: z.string(),
    key: z.string(),
    version: z.number().int(),
    state,
    businessKey: z.string().nullable(),
    startedAt: instant,
    endedAt: instant.nullable(),
    parent: z.string().nullable(),
    children: z.array(z.string()),
    open: z.array(
      z.object({
        elementId: z.string(),
        name: z.string(),
        kind: z.enum(['task', 'timer', 'message', 'signal', 'job', 'child']),
        dueAt: instant.nullable().optional(),
      }),
    ),
    values: anyValues,
  })
  .meta({ id: 'Instance' });

const historyItem = z
  .object({
    at: instant,
    elementId: z.string(),
    name: z.string().nullable(),
    event: z.string(),
    actor: z.string().nullable().optional(),
  })
  .meta({ id: 'HistoryItem' });

/** A right to repair is none to touch what is not to be seen. @throws AppError not-found. */
const seen = async ({ engine, unit, actor, params }: RequestContext<{ id: string }>) =>
  (await engine.instance(unit, actor, params.id)).id;

const asJson = ({ subject: _, ...rest }: InstanceDetail) => rest;

/** Running and past instances (api.md, Processes). */
export const instanceRoutes: AnyRoute[] = [
  route({
    door: 'json',
    method: 'get',
    path: '/instances',
    access: 'signed-in',
    summary: 'Instances the actor may see',
    query: z.object({
      ...pageQuery,
      key: z.string().max(200).optional(),
      state: state.optional(),
      businessKey: z.string().max(200).optional(),
    }),
    response: listOf(instance),
    handle: async ({ engine, unit, actor, query }) => {
      const page = await engine.instances(unit, actor, query);
      return { kind: 'json', body: { items: page.items.map(asJson), next: page.next } };
    },
  }),
  route({
    door: 'json',
    method: 'get',
    path: '/instances/:id',
    access: 'signed-in',
    summary: 'An instance and what it waits for',
    params: idParams,
    response: instance,
    handle: async ({ engine, unit, actor, params }) => ({
      kind: 'json',
      body: asJson(await engine.instance(unit, actor, params.id)),
    }),
  }),
  route({
    door: 'json',
    method: 'get',
    path: '/instances/:id/history',
    access: 'signed-in',
    summary: 'What happened, in order',
    params: idParams,
    query: z.object(pageQuery),
    response: listOf(historyItem),
    handle: async ({ engine, unit, actor, params, query }) => ({
      kind: 'json',
      body: await engine.history(unit, actor, params.id, query),
    }),
  }),
  route({
    door: 'json',
    method: 'post',
    path: '/instances/:id/cancellation',
    access: 'repair-instances',
    audit: 'instance.cancelled',
    summary: 'Ends it before its end',
    params: idParams,
    body: z.object({ reason }),
    status: 204,
    handle: async (context) => {
      await context.commands.cancelInstance(await seen(context), context.body.reason);
      return { kind: 'empty' };
    },
  }),
  route({
    door: 'json',
    method: 'post',
    path: '/instances/:id/suspension',
    access: 'repair-instances',
    audit: 'instance.suspended',
    summary: 'Lets it stand still',
    params: idParams,
    body: z.object({ reason }),
    status: 204,
    handle: async (context) => {
      await context.commands.suspendInstance(await seen(context), context.body.reason);
      return { kind: 'empty' };
    },
  }),
  route({
    door: 'json',
    method: 'post',
    path: '/instances/:id/resumption',
    access: 'repair-instances',
    audit: 'instance.resumed',
    summary: 'Lets it go on',
    params: idParams,
    status: 204,
    handle: async (context) => {
      await context.commands.resumeInstance(await seen(context));
      return { kind: 'empty' };
    },
  }),
];
