import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Response } from 'express';
import type { CookieChange } from '../../processes/contract.js';

export function applyCookies(response: Response, changes: readonly CookieChange[], secure: boolean): void {
  const shared = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const;
  for (const { name, value, maxAgeSeconds } of changes) {
    if (value === null) response.clearCookie(name, shared);
    else
      response.cookie(name, value, maxAgeSeconds === undefined ? shared : { ...shared, maxAge: maxAgeSeconds * 1000 });
  }
}

/** Text the browser keeps for us and cannot change. */
export const seal = (text: string, secret: string): string => {
  const body = Buffer.from(text).toString('base64url');
  return `${body}.${mark(body, secret)}`;
};

/** @returns null for anything we did not seal. */
export function unseal(sealed: string, secret: string): string | null {
  const [body = '', given = ''] = sealed.split('.');
  const expected = Buffer.from(mark(body, secret));
  const actual = Buffer.from(given);
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return null;
  return Buffer.from(body, 'base64url').toString();
}

const mark = (body: string, secret: string) =>
  createHmac('sha256', secret).update(`cookie:${body}`).digest('base64url');
