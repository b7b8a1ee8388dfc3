import { createHash, randomBytes } from 'node:crypto';
import type { Unit } from '../../database/index.js';
import { newId } from '../../ids/index.js';
import type { Language } from '../../messages/index.js';

export type SessionKind = 'cookie' | 'bearer';
export type EndReason = 'signed-out' | 'password-changed' | 'deactivated' | 'right-removed';

/** A working day with overtime; a program's token likewise, it signs in again each day. */
const ABSOLUTE_HOURS = 14;
/** Half a day away from the desk; what is being typed survives signing in again (carry-over). */
const IDLE_HOURS = 4;
/** `last_seen_at` is moved at most this often: reading a page should not write. */
const SEEN_EVERY_SECONDS = 60;

export interface FoundSession {
  id: string;
  person_id: string;
  agency_id: string | null;
  name: string;
  username: string;
  language: Language;
  large_type: boolean;
  must_change_password: boolean;
  chosen_agency_id: string | null;
  stale: boolean;
}

/** The database keeps the SHA-256 only; the token has 256 random bits, so no salt or stretching is needed. */
const hashed = (token: string) => createHash('sha256').update(token).digest();

/** @returns the token, shown once. */
export async function openSession(
  unit: Unit,
  person: { id: string; agencyId: string | null },
  kind: SessionKind,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await unit.run(
    `insert into session (id, agency_id, person_id, token_hash, kind, idle_until, expires_at)
     values ($1, $2, $3, $4, $5, now() + make_interval(hours => $6), now() + make_interval(hours => $7))`,
    [newId(), person.agencyId, person.id, hashed(token), kind, IDLE_HOURS, ABSOLUTE_HOURS],
  );
  return token;
}

/** The living session of a token; `stale` when it is time to call `touchSession`. One query, on the way of each request. */
export async function findSession(unit: Unit, token: string): Promise<FoundSession | undefined> {
  const [found] = await unit.prepared<FoundSession>(
    'session-find',
    `select s.id, s.person_id, s.agency_id, p.name, a.username, a.language, a.large_type, a.must_change_password,
            s.chosen_agency_id, s.last_seen_at < now() - make_interval(secs => ${SEEN_EVERY_SECONDS}) as stale
       from session s join account a on a.person_id = s.person_id join person p on p.id = s.person_id
      where s.token_hash = $1 and s.ended_at is null and s.expires_at > now() and s.idle_until > now()
        and a.deactivated_at is null and p.left_at is null`,
    [hashed(token)],
  );
  return found;
}

export async function touchSession(unit: Unit, sessionId: string): Promise<void> {
  await unit.run(
    `update session set last_seen_at = now(), idle_until = now() + make_interval(hours => $2)
      where id = $1 and ended_at is null`,
    [sessionId, IDLE_HOURS],
  );
}

export async function endSession(unit: Unit, token: string, reason: EndReason): Promise<void> {
  await unit.run('update session set ended_at = now(), ended_reason = $2 where token_hash = $1 and ended_at is null', [
    hashed(token),
    reason,
  ]);
}

/** @param exceptToken of the session that stays: the one in which the person changed the password. */
export async function endSessionsOf(
  unit: Unit,
  personIds: readonly string[],
  reason: EndReason,
  exceptToken?: string,
): Promise<void> {
  await unit.run(
    `update session set ended_at = now(), ended_reason = $2
      where person_id = any ($1::uuid[]) and ended_at is null and token_hash is distinct from $3`,
    [personIds, reason, exceptToken === undefined ? null : hashed(exceptToken)],
  );
}

/** Rows nobody can use any more; kept a while because audit rows may name them. @returns how many were removed. */
export const removeOldSessions = (unit: Unit): Promise<number> =>
  unit.run(`delete from session where expires_at < now() - interval '30 days'`);
