import type { Request } from 'express';
import { AGENCY_COOKIE, POSITION_COOKIE, SESSION_COOKIE } from './cookies.js';

/** What a request says about who it is from; nothing of it is believed yet. */
export interface Credentials {
  via: 'cookie' | 'bearer';
  token: string;
  position: { said: string; by: 'header' | 'cookie' } | null;
  agency: string | null;
}

const BEARER = /^Bearer ([A-Za-z0-9_-]{20,200})$/;

/** A bearer token goes before a cookie: a program that sends one means it. Null when there is neither. */
export function credentialsOf(request: Request): Credentials | null {
  const cookies: Record<string, string | undefined> = request.cookies;
  const header = request.get('authorization');
  const bearer = header === undefined ? undefined : BEARER.exec(header)?.[1];
  const token = header === undefined ? cookies[SESSION_COOKIE] : bearer;
  if (!token) return null;
  const via = header === undefined ? 'cookie' : 'bearer';
  const said = request.get('x-position');
  const chosen = via === 'cookie' ? cookies[POSITION_COOKIE] : undefined;
  return {
    via,
    token,
    position: said ? { said, by: 'header' } : chosen ? { said: chosen, by: 'cookie' } : null,
    agency: request.get('x-agency') ?? (via === 'cookie' ? cookies[AGENCY_COOKIE] : undefined) ?? null,
  };
}
