import { z } from 'zod';
import { AppError } from '../../platform/errors/index.js';
import { endSession } from '../../platform/organisation/accounts/sessions.js';
import { type AnyRoute, route } from '../../processes/contract.js';
import { SESSION_COOKIE } from '../auth/cookies.js';
import { openSessionFor } from '../auth/open-session.js';
import { actorAsJson, actorShape } from './actor-shape.js';

const BEARER = /^Bearer (.+)$/;

export const sessionRoutes: AnyRoute[] = [
  route({
    door: 'json',
    method: 'post',
    path: '/session',
    access: 'public',
    purpose: 'sign-in',
    audit: 'session.opened',
    summary: 'Sign in',
    body: z.strictObject({ username: z.string().min(1).max(200), password: z.string().min(1).max(1000) }),
    response: z.object({ token: z.string(), actor: actorShape }),
    handle: async ({ unit, platform, body, http }) => {
      const opened = await openSessionFor(unit, platform, { ...body, address: http.ip, kind: 'bearer' });
      if (!opened)
        return {
          kind: 'refused',
          error: new AppError('unauthenticated', { reason: 'wrong-password', message: 'auth.wrong' }),
        };
      return {
        kind: 'json',
        body: { token: opened.token, actor: actorAsJson(opened.actor, opened.organisation) },
      };
    },
  }),
  route({
    door: 'json',
    method: 'delete',
    path: '/session',
    access: 'signed-in',
    actsAs: 'person',
    agency: 'optional',
    audit: 'session.ended',
    summary: 'Sign out: the token is void at once',
    status: 204,
    handle: async ({ unit, http }) => {
      const token = BEARER.exec(http.header('authorization') ?? '')?.[1] ?? http.cookies[SESSION_COOKIE];
      if (token) await endSession(unit, token, 'signed-out');
      return { kind: 'empty' };
    },
  }),
];
