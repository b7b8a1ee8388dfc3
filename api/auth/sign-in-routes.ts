import { z } from 'zod';
import { AppError } from '../../platform/errors/index.js';
import { endSession } from '../../platform/organisation/accounts/sessions.js';
import { type AnyRoute, type CookieChange, type Reply, type RequestContext, route } from '../../processes/contract.js';
import { isToBeShownAgain } from '../router/show-again-field.js';
import type { CarryOver } from './carry-over.js';
import { AGENCY_COOKIE, POSITION_COOKIE, SESSION_COOKIE } from './cookies.js';
import { nextPage } from './next-page.js';
import { type Opened, openSessionFor } from './open-session.js';

const signInBody = z.object({
  username: z.string().max(200).default(''),
  password: z.string().max(1000).default(''),
  next: z.string().max(2000).default('/'),
  carried: z.string().max(500_000).default(''),
});

type SignInContext = RequestContext<unknown, unknown, z.output<typeof signInBody>>;

const FORGOTTEN: readonly CookieChange[] = [
  { name: SESSION_COOKIE, value: null },
  { name: POSITION_COOKIE, value: null },
  { name: AGENCY_COOKIE, value: null },
];

/** Sign-in and sign-out of the pages; both work without JavaScript. */
export const signInRoutes = (carryOver: CarryOver): AnyRoute[] => [
  route({
    door: 'page',
    method: 'get',
    path: '/sign-in',
    access: 'public',
    summary: 'auth.title',
    query: z.object({ next: z.string().max(2000).optional() }),
    handle: async ({ query, translate }) => ({
      kind: 'page',
      view: 'sign-in',
      title: translate('auth.title'),
      model: { next: nextPage(query.next) },
    }),
  }),
  route({
    door: 'page',
    method: 'post',
    path: '/sign-in',
    access: 'public',
    purpose: 'sign-in',
    audit: 'session.opened',
    summary: 'auth.title',
    body: signInBody,
    handle: async (context) => {
      const { unit, platform, body, http } = context;
      const attempt = { username: body.username, password: body.password, address: http.ip, kind: 'cookie' } as const;
      try {
        const opened = body.username && body.password ? await openSessionFor(unit, platform, attempt) : null;
        return opened ? welcome(context, opened, carryOver) : again(context, 422, context.translate('auth.wrong'));
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'throttled') throw error;
        return again(context, 429, context.translate('organisation.too-many-attempts', error.detail.values));
      }
    },
  }),
  route({
    door: 'page',
    method: 'post',
    path: '/sign-out',
    access: 'signed-in',
    actsAs: 'person',
    agency: 'optional',
    audit: 'session.ended',
    summary: 'auth.signed-out',
    handle: async ({ unit, http, translate }) => {
      const token = http.cookies[SESSION_COOKIE];
      if (token) await endSession(unit, token, 'signed-out');
      return {
        kind: 'redirect',
        to: '/sign-in',
        flash: { kind: 'notice', text: translate('auth.signed-out') },
        cookies: FORGOTTEN,
      };
    },
  }),
];

/** The same page with the name kept; never which of the two was wrong. */
const again = ({ body, translate }: SignInContext, status: number, error: string): Reply => ({
  kind: 'page',
  view: 'sign-in',
  title: translate('auth.title'),
  status,
  model: { username: body.username, next: nextPage(body.next), carried: body.carried || null, error },
});

function welcome({ body, translate }: SignInContext, opened: Opened, carryOver: CarryOver): Reply {
  // Somebody else may have signed in on this computer before: choices of theirs are not taken over.
  const cookies = [...FORGOTTEN.slice(1), { name: SESSION_COOKIE, value: opened.token }];
  if (opened.mustChangePassword) return { kind: 'redirect', to: '/settings/password', cookies };
  const form = body.carried ? carryOver.unpack(body.carried) : null;
  if (!form) return { kind: 'redirect', to: nextPage(body.next), cookies };
  return {
    kind: 'page',
    view: 'sign-in-continue',
    title: translate('auth.continue.title'),
    model: {
      action: form.url,
      fields: form.fields.map(([name, value]) => ({ name, value })),
      name: opened.actor.name,
      withoutFiles: isToBeShownAgain(form.fields),
    },
    sessionId: opened.sessionId,
    cookies,
  };
}
