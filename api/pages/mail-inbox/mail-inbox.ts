import { systemScope } from '../../../platform/database/index.js';
import { notFound } from '../../../platform/errors/index.js';
import { devMail, listDevMail } from '../../../platform/mail/index.js';
import { type AnyRoute, type RequestContext, route } from '../../../processes/contract.js';
import { idParams } from '../../json/shapes.js';

/** Mails of all agencies name what letters are about, which is not the installation's to read: only of examples. */
const refuseUnlessDemo = ({ platform }: Pick<RequestContext, 'platform'>): void => {
  if (!platform.config.demo) throw notFound();
};

/** What the development inbox kept, of all agencies: for the installation's administrator of a demo. */
export const mailInboxRoutes: AnyRoute[] = [
  route({
    door: 'page',
    method: 'get',
    path: '/mail-inbox',
    access: 'manage-installation',
    agency: 'optional',
    summary: 'mail.title',
    handle: async (context) => {
      refuseUnlessDemo(context);
      const { platform, translate } = context;
      const mails = await platform.database.inUnit(systemScope('installation-admin'), listDevMail, { readOnly: true });
      return { kind: 'page', view: 'mail/inbox', title: translate('mail.title'), model: { mails } };
    },
  }),
  route({
    door: 'page',
    method: 'get',
    path: '/mail-inbox/:id',
    access: 'manage-installation',
    agency: 'optional',
    summary: 'mail.title',
    params: idParams,
    handle: async (context) => {
      refuseUnlessDemo(context);
      const { platform, params } = context;
      const mail = await platform.database.inUnit(
        systemScope('installation-admin'),
        (unit) => devMail(unit, params.id),
        { readOnly: true },
      );
      return { kind: 'page', view: 'mail/mail', title: mail.subject, model: { mail } };
    },
  }),
];
