import type { Unit } from '../../platform/database/index.js';
import { conflict } from '../../platform/errors/index.js';
import { newId } from '../../platform/ids/index.js';
import type { Reply } from '../../processes/contract.js';

export interface KeyedRequest {
  agencyId: string | null;
  personId: string;
  method: string;
  path: string;
  key: string;
  hash: string;
}

const KEPT_HOURS = 24;

/** Only what can be said again word for word: no pages, no files. */
export type KeptReply = Extract<Reply, { kind: 'json' | 'empty' | 'redirect' }>;

export const isKeepable = (reply: Reply): reply is KeptReply =>
  reply.kind === 'empty' || reply.kind === 'redirect' || (reply.kind === 'json' && (reply.status ?? 200) < 300);

/**
 * Takes the key for this unit. A concurrent twin waits here, at the unique index, until the first one commits or
 * rolls back.
 * @returns the reply the first request got, or null when this is the first.
 * @throws AppError conflict when the key was used for another body.
 */
export async function takeKey(unit: Unit, request: KeyedRequest): Promise<KeptReply | null> {
  const { agencyId, personId, method, path, key, hash } = request;
  const taken = await unit.row(
    `insert into idempotency as kept (id, agency_id, person_id, method, path, key, request_hash, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (person_id, method, path, key, (coalesce(agency_id, '00000000-0000-0000-0000-000000000000'::uuid)))
       do update set request_hash = excluded.request_hash, reply = null, created_at = excluded.created_at
       where kept.created_at < excluded.created_at - make_interval(hours => ${KEPT_HOURS})
     returning id`,
    [newId(), agencyId, personId, method, path, key, hash, unit.now()],
  );
  if (taken) return null;
  const kept = await unit.row<{ request_hash: string; reply: string | null }>(
    `select request_hash, reply from idempotency
     where person_id = $1 and method = $2 and path = $3 and key = $4 and agency_id is not distinct from $5`,
    [personId, method, path, key, agencyId],
  );
  if (!kept?.reply || kept.request_hash !== hash)
    throw conflict('idempotency-key-reused', 'api.idempotency-key-reused');
  return JSON.parse(kept.reply) as KeptReply;
}

/** A reply that cannot be said again gives the key back. */
export async function keepReply(unit: Unit, request: KeyedRequest, reply: Reply): Promise<void> {
  const { agencyId, personId, method, path, key } = request;
  const where = `person_id = $1 and method = $2 and path = $3 and key = $4 and agency_id is not distinct from $5`;
  const values = [personId, method, path, key, agencyId];
  if (isKeepable(reply)) {
    const { cookies: _, ...sayable } = reply;
    await unit.change(`update idempotency set reply = $6 where ${where}`, [...values, JSON.stringify(sayable)]);
  } else {
    await unit.change(`delete from idempotency where ${where}`, values);
  }
}

/** @returns how many were forgotten. Runs hourly in a system unit. */
export const forgetOldReplies = (unit: Unit): Promise<number> =>
  unit.run(`delete from idempotency where created_at < $1`, [new Date(unit.now().getTime() - KEPT_HOURS * 3_600_000)]);
