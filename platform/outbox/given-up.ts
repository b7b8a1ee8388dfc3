import type { Unit } from '../database/index.js';
import { notFound } from '../errors/index.js';

export interface GivenUp {
  id: string;
  kind: string;
  dedupeKey: string;
  attempts: number;
  reason: string;
  createdAt: Date;
}

/** Messages that could not be delivered, newest first; of the unit's agency, in a system unit of all. */
export const listGivenUp = (unit: Unit, limit: number): Promise<GivenUp[]> =>
  unit.rows<GivenUp>(
    `select id, kind, dedupe_key as "dedupeKey", attempts, last_error as reason, created_at as "createdAt"
       from outbox where state = 'given-up' order by created_at desc, id desc limit $1`,
    [limit],
  );

/** Sends a message that was given up once more, with all its attempts. @throws AppError not-found for any other. */
export async function sendAgain(unit: Unit, id: string): Promise<void> {
  const woken = await unit.run(
    `with again as (
       update outbox set state = 'pending', attempts = 0, due_at = $2 where id = $1 and state = 'given-up'
       returning id, queue)
     select alur_wake(id, queue, interval '0') from again`,
    [id, unit.now()],
  );
  if (woken === 0) throw notFound();
}

export interface OutboxFigures {
  pending: number;
  givenUp: number;
  /** Since when the longest waiting message has been due; null when none is. */
  oldestDue: Date | null;
}

/** For metrics and the administrator's page. */
export const outboxFigures = (unit: Unit): Promise<OutboxFigures> =>
  unit.one<OutboxFigures>(
    `select (select count(*)::int from outbox where state = 'pending') as pending,
            (select count(*)::int from outbox where state = 'given-up') as "givenUp",
            (select min(due_at) from outbox where state = 'pending' and due_at <= $1) as "oldestDue"`,
    [unit.now()],
  );
