import { z } from 'zod';
import { type AnyRoute, route } from '../../contract.js';
import { namedOfficers } from '../model/named-officers.js';
import { letterToOpen, nameOfficer, revokeOfficer } from '../use-cases/name-officer.js';
import { acted, actedOn, letterParams, reason } from './shapes.js';

const name = z.string().min(1).max(100);

/** Who else may see a secret letter; also as pages, see routes/pages. */
export const accessRoutes: AnyRoute[] = [
  route({
    door: 'json',
    method: 'get',
    path: '/letters/:id/access',
    access: 'work',
    audit: 'letter.access-read',
    summary: 'The officers whom the addressee of a secret letter has named',
    params: letterParams,
    response: z.object({
      items: z.array(
        z.object({ id: z.string(), position: z.string().nullable(), person: z.string().nullable(), since: z.string() }),
      ),
    }),
    handle: async (context) => {
      const { id } = await letterToOpen(context, context.params.id);
      const items = (await namedOfficers(context.unit, id)).map(({ positionId, personId, since, id: access }) => ({
        id: access,
        position: positionId,
        person: personId,
        since: since.toISOString(),
      }));
      return { kind: 'json', body: { items } };
    },
  }),
  route({
    door: 'json',
    method: 'post',
    path: '/letters/:id/access',
    access: 'work',
    audit: 'letter.officer-named',
    summary: 'Lets a named person or position see a secret letter; by its addressee',
    params: letterParams,
    body: z.union([z.strictObject({ position: name, reason }), z.strictObject({ person: name, reason })]),
    response: actedOn,
    status: 201,
    handle: async (context) => {
      const { reason: why, ...officer } = context.body;
      const id = await nameOfficer(context, context.params.id, { officer, reason: why });
      return { kind: 'json', body: { id } };
    },
  }),
  route({
    door: 'json',
    method: 'post',
    path: '/letter-access/:id/revocation',
    access: 'work',
    audit: 'letter.officer-revoked',
    summary: 'Takes the sight of a secret letter back from a named officer',
    params: letterParams,
    body: z.strictObject({ reason }),
    response: actedOn,
    handle: async (context) => {
      await revokeOfficer(context, context.params.id, context.body.reason);
      return acted(context);
    },
  }),
];
