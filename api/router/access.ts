import { AppError, forbidden } from '../../platform/errors/index.js';
import type { AnyRoute } from '../../processes/contract.js';
import type { Identity } from '../services.js';

/** @throws AppError unauthenticated, forbidden, or malformed where a choice (agency, position) is missing. */
export function requireAccess(route: AnyRoute, identity: Identity | null): void {
  if (route.access === 'public') return;
  if (!identity) throw new AppError('unauthenticated');
  const { actor } = identity;
  if (route.access !== 'signed-in' && !actor.permissions.has(route.access)) throw forbidden('permission');
  if (actor.agencyId === null && route.agency !== 'optional')
    throw new AppError('malformed', { reason: 'agency-required', message: 'api.agency-required' });
  if (route.method !== 'get' && route.actsAs !== 'person' && actor.position === null && actor.positions.length > 1)
    throw new AppError('malformed', { reason: 'position-required', message: 'api.position-required' });
}
