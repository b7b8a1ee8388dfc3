import { doubleCsrf } from 'csrf-csrf';
import type { Request, Response } from 'express';

export const CSRF_FIELD = '_csrf';

export interface Csrf {
  /** For the hidden field of every form on the page; sets its cookie when there is none yet. */
  token(request: Request, response: Response, sessionId: string): string;
  /** @param given the field of the form, or the header `X-CSRF-Token` of a script. */
  holds(request: Request, sessionId: string, given: string | undefined): boolean;
}

/** Double submit, signed and bound to the session: a token of another session, or of nobody, does not hold. */
export function createCsrf(secret: string, secure: boolean): Csrf {
  const asked = new WeakMap<Request, { sessionId: string; given: string | undefined }>();
  const { generateCsrfToken, validateRequest } = doubleCsrf({
    getSecret: () => secret,
    getSessionIdentifier: (request) => asked.get(request)?.sessionId ?? '',
    getCsrfTokenFromRequest: (request) => asked.get(request)?.given,
    cookieName: secure ? '__Host-alur_csrf' : 'alur_csrf',
    cookieOptions: { sameSite: 'lax', path: '/', secure, httpOnly: true },
  });
  return {
    token: (request, response, sessionId) => {
      asked.set(request, { sessionId, given: undefined });
      return generateCsrfToken(request, response, { overwrite: false, validateOnReuse: false });
    },
    holds: (request, sessionId, given) => {
      asked.set(request, { sessionId, given });
      return validateRequest(request);
    },
  };
}

/**
 * Browsers say where a request comes from; signing somebody in from another site is refused by this alone. Older ones
 * name only the origin. `null` (a page without one) says nothing: then the token decides.
 */
export function comesFromAnotherSite(request: Request, baseUrl: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'cross-site';
  const { origin } = request.headers;
  if (origin === undefined || origin === 'null') return false;
  const host = URL.canParse(origin) ? new URL(origin).host : null;
  return host !== request.headers.host && host !== new URL(baseUrl).host;
}
