import type { AnyRoute } from '../../../processes/contract.js';
import { agenciesRoutes } from './agencies.js';
import { agencyRoutes } from './agency.js';
import { assignmentFormRoutes } from './assignment-forms.js';
import { auditRoutes } from './audit.js';
import { functionRoutes } from './functions.js';
import { groupRoutes } from './groups.js';
import { holidayRoutes } from './holidays.js';
import { incidentPageRoutes } from './incidents.js';
import { overviewRoutes } from './overview.js';
import { peopleRoutes } from './people.js';
import { personActRoutes } from './person-acts.js';
import { personFormRoutes } from './person-forms.js';
import { positionFormRoutes } from './position-forms.js';
import { positionRoutes } from './positions.js';
import { roleRoutes } from './roles.js';

/** Everything an agency's administrator sets about people, positions and days. Literal addresses come first. */
export const administrationRoutes: readonly AnyRoute[] = [
  ...overviewRoutes,
  ...agenciesRoutes,
  ...personFormRoutes,
  ...personActRoutes,
  ...roleRoutes,
  ...peopleRoutes,
  ...positionFormRoutes,
  ...assignmentFormRoutes,
  ...positionRoutes,
  ...functionRoutes,
  ...groupRoutes,
  ...holidayRoutes,
  ...agencyRoutes,
  ...auditRoutes,
  ...incidentPageRoutes,
];
