import { z } from 'zod';
import { presentPerson } from '../../../platform/organisation/commands/desk.js';
import { giveOneTimePassword } from '../../../platform/organisation/commands/give-one-time-password.js';
import { grantRole, revokeRole } from '../../../platform/organisation/commands/grant-role.js';
import { GRANTABLE_ROLES, isRole } from '../../../platform/organisation/permissions.js';
import { type AnyRoute, route } from '../../../processes/contract.js';
import { idParams } from './fields.js';
import { deskOf, done } from './form-page.js';
import { passwordPage } from './person-forms.js';

const roleBody = z.object({ role: z.string().refine((text) => isRole(text) && GRANTABLE_ROLES.includes(text)) });

/** Buttons on a person's page. */
export const personActRoutes: AnyRoute[] = [
  route({
    door: 'page',
    method: 'post',
    path: '/administration/people/:id/password',
    access: 'manage-people',
    actsAs: 'person',
    audit: 'account.password-reset',
    summary: 'administration.one-time.title',
    params: idParams,
    handle: async (context) => {
      const { unit, params } = context;
      const { name } = await presentPerson(unit, params.id);
      const account = await unit.one<{ username: string }>('select username from account where person_id = $1', [
        params.id,
      ]);
      const password = await giveOneTimePassword(deskOf(context), params.id);
      return passwordPage(context, { name, ...account, password, back: `/administration/people/${params.id}` });
    },
  }),
  ...(['roles', 'role-removals'] as const).map((path) =>
    route({
      door: 'page',
      method: 'post',
      path: `/administration/people/:id/${path}`,
      // Whoever may give roles may give himself all of them, so helpdesk may not.
      access: 'manage-organisation',
      actsAs: 'person',
      audit: path === 'roles' ? 'role.granted' : 'role.revoked',
      summary: 'administration.roles.title',
      params: idParams,
      body: roleBody,
      handle: async (context) => {
        const { params, body, translate } = context;
        if (!isRole(body.role)) throw new Error('a role that the body had refused');
        const change = path === 'roles' ? grantRole : revokeRole;
        await change(deskOf(context), { kind: 'person', id: params.id }, body.role);
        const role = translate(`administration.role.${body.role}`);
        const key = path === 'roles' ? 'roles.granted' : 'roles.revoked';
        return done(context, `/administration/people/${params.id}`, key, { role });
      },
    }),
  ),
];
