import { z } from 'zod';
import type { PersonActor } from '../../platform/organisation/actor.js';
import type { Organisation } from '../../platform/organisation/types.js';

/** Who is signed in, as `GET /me` and sign-in tell it (api.md, Conventions). */
export const actorShape = z
  .object({
    id: z.string(),
    name: z.string(),
    agency: z.object({ id: z.string(), code: z.string(), name: z.string() }).nullable(),
    positions: z.array(
      z.object({
        id: z.string(),
        code: z.string(),
        name: z.string(),
        kind: z.enum(['definitive', 'plt', 'plh', 'pj']),
      }),
    ),
    permissions: z.array(z.string()),
  })
  .meta({ id: 'Actor' });

/** @param organisation null for the installation's administrator outside every agency. */
export function actorAsJson(actor: PersonActor, organisation: Organisation | null): z.output<typeof actorShape> {
  const agency = organisation?.agency;
  return {
    id: actor.personId,
    name: actor.name,
    agency: agency ? { id: agency.id, code: agency.code, name: agency.name } : null,
    positions: actor.positions.map(({ id, code, name, kind }) => ({ id, code, name, kind })),
    permissions: [...actor.permissions].sort(),
  };
}
