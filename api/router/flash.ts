import type { CookieChange, Reply } from '../../processes/contract.js';
import { seal, unseal } from './cookies.js';

export const FLASH_COOKIE = 'alur_flash';

export type Flash = NonNullable<Extract<Reply, { kind: 'redirect' }>['flash']>;

/** What happened, said on the next page: the redirect carries it in a signed cookie, the page that shows it deletes it. */
export const flashCookie = (flash: Flash, secret: string): CookieChange => ({
  name: FLASH_COOKIE,
  value: seal(JSON.stringify(flash), secret),
  maxAgeSeconds: 120,
});

export function readFlash(cookies: Readonly<Record<string, string>>, secret: string): Flash | null {
  const text = cookies[FLASH_COOKIE] ? unseal(cookies[FLASH_COOKIE], secret) : null;
  return text === null ? null : (JSON.parse(text) as Flash);
}
