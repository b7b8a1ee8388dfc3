import { systemScope } from '../../../platform/database/index.js';
import { devMail, listDevMail } from '../../../platform/mail/index.js';
import { type AnyRoute, route } from '../../../processes/contract.js';
import { idParams } from '../../json/shapes.js';

/** What the development inbox kept, of all agencies: for the installation's administrator, where no mail goes out. */
export const mailInboxRoutes: AnyRoute[] = [
  route({
    door: 'page',
    method: 'get',
    path: '/mail-inbox',
    access: 'manage-installation',
    agency: 'optional',
    summary: 'mail.title',
    handle: async ({ platform, translate }) => ({
      kind: 'page',
      view: 'mail/inbox',
      title: translate('mail.title'),
      model: {
        mails: await platform.database.inUnit(systemScope('installation-admin'), listDevMail, { readOnly: true }),
      },
    }),
  }),
  route({
    door: 'page',
    method: 'get',
    path: '/mail-inbox/:id',
    access: 'manage-installation',
    agency: 'optional',
    summary: 'mail.title',
    params: idParams,
    handle: async ({ platform, params }) => {
      const mail = await platform.database.inUnit(
        systemScope('installation-admin'),
        (unit) => devMail(unit, params.id),
        { readOnly: true },
      );
      return { kind: 'page', view: 'mail/mail', title: mail.subject, model: { mail } };
    },
  }),
];
