import { type AnyRoute, route } from '../../processes/contract.js';
import { actorAsJson, actorShape } from './actor-shape.js';

export const meRoutes: AnyRoute[] = [
  route({
    door: 'json',
    method: 'get',
    path: '/me',
    access: 'signed-in',
    agency: 'optional',
    summary: 'Who is signed in, and as what',
    response: actorShape,
    handle: async ({ actor, organisation }) => ({
      kind: 'json',
      body: actorAsJson(actor, actor.agencyId === null ? null : await organisation()),
    }),
  }),
];
