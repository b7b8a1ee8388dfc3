import type { AnyRoute } from '../../../contract.js';
import { actPageRoutes } from './acts.js';
import { agendaBookPageRoutes } from './agenda-book-page.js';
import { letterPageRoutes } from './letter-page.js';
import { lettersPageRoutes } from './letters-page.js';
import { registerPageRoutes } from './register-page.js';
import { settingsPageRoutes } from './settings-page.js';
import { undoRoutes } from './undo-route.js';

export const pageRoutes: AnyRoute[] = [
  ...registerPageRoutes,
  ...lettersPageRoutes,
  ...letterPageRoutes,
  ...actPageRoutes,
  ...agendaBookPageRoutes,
  ...settingsPageRoutes,
  ...undoRoutes,
];
