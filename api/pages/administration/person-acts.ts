import { presentPerson } from '../../../platform/organisation/commands/desk.js';
import { giveOneTimePassword } from '../../../platform/organisation/commands/give-one-time-password.js';
import { type AnyRoute, route } from '../../../processes/contract.js';
import { idParams } from './fields.js';
import { deskOf } from './form-page.js';
import { passwordPage } from './person-forms.js';

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
];
