import type { Request } from 'express';
import type { AnyRoute } from '../../processes/contract.js';

/** `Accept` among what the route offers; somebody who accepts nothing of it gets the usual. */
export function acceptOf(request: Request, route: AnyRoute): string {
  const usual = route.door === 'json' ? 'application/json' : 'text/html';
  const chosen = request.accepts([usual, ...(route.produces ?? [])]);
  return chosen === false ? usual : chosen;
}
