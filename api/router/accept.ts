import type { Request } from 'express';
import { AppError } from '../../platform/errors/index.js';
import type { AnyRoute } from '../../processes/contract.js';

/**
 * `Accept` among what the route offers. Where there is nothing to choose, whatever is accepted gets the usual.
 * @throws AppError not-acceptable when the route offers several and none of them is wanted.
 */
export function acceptOf(request: Request, route: AnyRoute): string {
  const usual = route.door === 'json' ? 'application/json' : 'text/html';
  const offered = route.produces ?? [];
  const chosen = request.accepts([usual, ...offered]);
  if (chosen !== false) return chosen;
  if (offered.length === 0 || offered.includes('*/*')) return usual;
  throw new AppError('not-acceptable', { values: { offered: [usual, ...offered].join(', ') } });
}
