import { z } from 'zod';
import { grantRole, revokeRole } from '../../../platform/organisation/commands/grant-role.js';
import { GRANTABLE_ROLES, isRole } from '../../../platform/organisation/permissions.js';
import { type AnyRoute, route } from '../../../processes/contract.js';
import { idParams } from './fields.js';
import { deskOf, done } from './form-page.js';

const body = z.object({ role: z.string().refine((text) => isRole(text) && GRANTABLE_ROLES.includes(text)) });

const GRANTEES = [
  { kind: 'person', place: '/administration/people' },
  { kind: 'position', place: '/administration/positions' },
] as const;

const CHANGES = [
  { path: 'roles', change: grantRole, audit: 'role.granted', said: 'roles.granted' },
  { path: 'role-removals', change: revokeRole, audit: 'role.revoked', said: 'roles.revoked' },
] as const;

/** Buttons beside the roles of a person or a position. Whoever gives roles could give himself all: no helpdesk. */
export const roleRoutes: AnyRoute[] = GRANTEES.flatMap(({ kind, place }) =>
  CHANGES.map(({ path, change, audit, said }) =>
    route({
      door: 'page',
      method: 'post',
      path: `${place}/:id/${path}`,
      access: 'manage-organisation',
      actsAs: 'person',
      audit,
      summary: 'administration.roles.title',
      params: idParams,
      body,
      handle: async (context) => {
        const { params, translate } = context;
        const { role } = context.body;
        if (!isRole(role)) throw new Error('a role that the body had refused');
        await change(deskOf(context), { kind, id: params.id }, role);
        return done(context, `${place}/${params.id}`, said, { role: translate(`administration.role.${role}`) });
      },
    }),
  ),
);
