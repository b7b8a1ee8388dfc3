import type { Request, Response } from 'express';
import type { EngineCommands } from '../../engine/types.js';
import { type Scope, systemScope, type Unit } from '../../platform/database/index.js';
import type { Language, Translate } from '../../platform/messages/index.js';
import type { PersonActor } from '../../platform/organisation/actor.js';
import type { AnyRoute, RequestContext } from '../../processes/contract.js';
import type { Identity, Services } from '../services.js';
import { acceptOf } from './accept.js';
import type { Body } from './body.js';
import type { Csrf } from './csrf.js';

/** One request on its way through the router. */
export interface Exchange {
  services: Services;
  csrf: Csrf;
  route: AnyRoute;
  request: Request;
  response: Response;
  requestId: string;
  identity: Identity | null;
  language: Language;
  translate: Translate;
  /** What was read so far; empty until then. */
  body: Body;
  params: unknown;
  query: unknown;
}

/** @param body validated, or raw when a page is shown again. */
export function contextOf<B>(
  exchange: Exchange,
  unit: Unit,
  commands: EngineCommands | null,
  body: B,
): RequestContext<unknown, unknown, B> {
  const { services, request, identity, route } = exchange;
  return {
    unit,
    actor: identity?.actor ?? absent<PersonActor>(`${route.path} is public and has no actor`),
    commands: commands ?? absent<EngineCommands>(`${route.path} opened a unit without commands`),
    engine: services.engine,
    platform: services.platform,
    organisation: () => services.platform.organisations.load(unit),
    params: exchange.params,
    query: exchange.query,
    body,
    files: exchange.body.files,
    translate: exchange.translate,
    requestId: exchange.requestId,
    accept: acceptOf(request, route),
    http: {
      ip: request.ip ?? '',
      userAgent: request.get('user-agent') ?? '',
      cookies: request.cookies,
      header: (name) => request.get(name),
      url: request.originalUrl,
    },
  };
}

/** May be passed on, but not used: a handler that does is a defect, and this names it. */
const absent = <T extends object>(defect: string): T =>
  new Proxy({} as T, {
    get: () => {
      throw new Error(defect);
    },
  });

/** What the unit of this request may see. A public route sees what its purpose needs and its handler looks for. */
export const scopeOf = (route: AnyRoute, identity: Identity | null): Scope =>
  identity && route.access !== 'public' ? personScope(identity) : systemScope(route.purpose ?? 'public-page');

export function personScope(identity: Identity): Scope {
  const { agencyId, personId, positions, vacancies } = identity.actor;
  if (agencyId === null) return systemScope('installation-admin');
  const positionIds = [...positions, ...vacancies].map(({ id }) => id);
  return { kind: 'agency', agencyId, personId, positionIds, sees: 'entitled' };
}
