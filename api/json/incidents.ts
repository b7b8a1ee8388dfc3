import { z } from 'zod';
import { type AnyRoute, route } from '../../processes/contract.js';
import { idParams, instant, listOf, pageQuery } from './shapes.js';

const incident = z
  .object({
    id: z.string(),
    instanceId: z.string().nullable(),
    businessKey: z.string().nullable(),
    elementId: z.string().nullable(),
    elementName: z.string().nullable(),
    cause: z.string(),
    at: instant,
    state: z.enum(['open', 'resolved']),
  })
  .meta({ id: 'Incident' });

export const incidentRoutes: AnyRoute[] = [
  route({
    door: 'json',
    method: 'get',
    path: '/incidents',
    access: 'repair-instances',
    summary: 'What went wrong and waits for somebody',
    query: z.object({ ...pageQuery, state: z.enum(['open', 'resolved']).optional() }),
    response: listOf(incident),
    handle: async ({ engine, unit, actor, query }) => ({
      kind: 'json',
      body: await engine.incidents(unit, actor, query),
    }),
  }),
  route({
    door: 'json',
    method: 'post',
    path: '/incidents/:id/retry',
    access: 'repair-instances',
    audit: 'incident.retried',
    summary: 'Tries once more from where it stood',
    params: idParams,
    status: 204,
    handle: async ({ commands, params }) => {
      await commands.retryIncident(params.id);
      return { kind: 'empty' };
    },
  }),
];
