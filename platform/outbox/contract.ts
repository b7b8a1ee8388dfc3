import type { Unit } from '../database/index.js';

/** What leaves the house after the commit. `kind` chooses the transport; the row commits with the unit. */
export interface OutboxMessage {
  kind: string;
  payload: Record<string, unknown>;
  /** The same key is enqueued once; the far side sees it as its idempotency key. */
  dedupeKey: string;
  /** Messages of one queue go one after another (an instance id). */
  queue?: string;
  notBefore?: Date;
}

export interface Delivery {
  id: string;
  agencyId: string | null;
  dedupeKey: string;
  /** From 1. */
  attempt: number;
  payload: Record<string, unknown>;
  requestId: string | null;
}

/** Bound in api/wiring by message kind. Throws RetryLater or GiveUp; anything else is retried with back-off. */
export interface Transport {
  kind: string;
  /** Attempts before it is given up; default 12, which takes about two days. */
  attempts?: number;
  /** May be called again for a message that did arrive (the program died before noting it): use the dedupe key. */
  deliver(delivery: Delivery): Promise<void>;
  /** After the last attempt, in a unit of its own: an incident, a notice to the administrator. */
  givenUp?(unit: Unit, delivery: Delivery, reason: string): Promise<void>;
}

/** Not now, but surely later (still being signed): asked again after that time, without using up an attempt. */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
  constructor(
    readonly milliseconds: number,
    reason: string,
  ) {
    super(reason);
  }
}

/** Trying again cannot help: an address that does not exist, a document that was refused. */
export class GiveUp extends Error {
  override readonly name = 'GiveUp';
}
