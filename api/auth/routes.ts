import type { AnyRoute } from '../../processes/contract.js';
import { actingAsRoutes } from './acting-as-routes.js';
import type { CarryOver } from './carry-over.js';
import { settingsRoutes } from './settings-routes.js';
import { signInRoutes } from './sign-in-routes.js';

/** Pages of signing in and of one's own account. */
export const authRoutes = (carryOver: CarryOver): AnyRoute[] => [
  ...signInRoutes(carryOver),
  ...actingAsRoutes,
  ...settingsRoutes,
];
