import { join } from 'node:path';
import { MailTemplates } from '../platform/mail/index.js';
import type { Slice } from '../processes/contract.js';
import { projectRoot } from './project-root.js';

/** Each slice's `mails/` folder under its name, `letters/overdue`. */
export const mailTemplates = (slices: readonly Slice[]): MailTemplates =>
  slices.reduce(
    (all, { name, folder }) => all.addFolder(join(folder, 'mails'), `${name}/`),
    new MailTemplates().addFolder(join(projectRoot, 'api/mails'), 'house/'),
  );
