import { agencySystemScope, type Database, systemScope, type Unit } from '../database/index.js';
import { causeOf } from '../errors/index.js';
import type { Log } from '../log/index.js';
import { backOff } from './back-off.js';
import { type Delivery, GiveUp, RetryLater, type Transport } from './contract.js';

const DEFAULT_ATTEMPTS = 12;

interface Claimed extends Delivery {
  kind: string;
  queue: string | null;
}

/**
 * One attempt to deliver one message: claim, hand to its transport outside of any transaction, note the outcome.
 * The attempt counts from the claim on, so that a message which kills the program is given up in the end as well.
 */
export class Deliverer {
  readonly #transports: Map<string, Transport>;

  constructor(
    private readonly database: Database,
    transports: readonly Transport[],
    private readonly log: Log,
  ) {
    this.#transports = new Map(transports.map((transport) => [transport.kind, transport]));
  }

  async attempt(id: string): Promise<void> {
    const message = await this.database.inUnit(systemScope('delivery'), (unit) => claim(unit, id));
    if (!message) return;
    const transport = this.#transports.get(message.kind);
    const most = transport?.attempts ?? DEFAULT_ATTEMPTS;
    const log = this.log.with({
      messageId: id,
      kind: message.kind,
      attempt: message.attempt,
      requestId: message.requestId,
    });
    try {
      if (message.attempt > most) throw new GiveUp('the program stopped during the last attempt');
      if (!transport) throw new Error('no transport carries messages of this kind');
      await transport.deliver(message);
    } catch (error) {
      await this.#failed(message, transport, most, causeOf(error), log);
      return;
    }
    await this.database.inUnit(systemScope('delivery'), (unit) => markDelivered(unit, id));
    log.info('message delivered');
  }

  async #failed(message: Claimed, transport: Transport | undefined, most: number, error: Error, log: Log) {
    if (error instanceof RetryLater) {
      await this.database.inUnit(systemScope('delivery'), (unit) =>
        postpone(unit, message, error, error.milliseconds, message.attempt - 1),
      );
      log.info('message postponed by the far side', { milliseconds: error.milliseconds });
    } else if (error instanceof GiveUp || message.attempt >= most) {
      const scope = message.agencyId === null ? systemScope('delivery') : agencySystemScope(message.agencyId);
      await this.database.inUnit(
        scope,
        async (unit) => {
          await markGivenUp(unit, message.id, error);
          await transport?.givenUp?.(unit, message, error.message);
        },
        { requestId: message.requestId },
      );
      log.error('message given up', {}, error);
    } else {
      const milliseconds = backOff(message.attempt);
      await this.database.inUnit(systemScope('delivery'), (unit) =>
        postpone(unit, message, error, milliseconds, message.attempt),
      );
      log.warn('message not delivered, tried again later', { milliseconds }, error);
    }
  }
}

async function claim(unit: Unit, id: string): Promise<Claimed | undefined> {
  const [claimed] = await unit.prepared<Claimed>(
    'outbox-claim',
    `update outbox set attempts = attempts + 1 where id = $1 and state = 'pending' and due_at <= $2
     returning id, agency_id as "agencyId", kind, dedupe_key as "dedupeKey", queue, payload, attempts as attempt,
               request_id as "requestId"`,
    [id, unit.now()],
  );
  if (claimed) return claimed;
  // Never early: the business clock may have been set back, or may go behind the database's.
  await unit.run(
    `select alur_wake(id, queue, (due_at - $2::timestamptz) + interval '1 millisecond')
       from outbox where id = $1 and state = 'pending'`,
    [id, unit.now()],
  );
  return undefined;
}

/** The payload goes: what was delivered is known by its key, and mails need not be kept twice. */
const markDelivered = (unit: Unit, id: string) =>
  unit.run(
    `update outbox set state = 'delivered', delivered_at = $2, payload = '{}', last_error = null where id = $1`,
    [id, unit.now()],
  );

const markGivenUp = (unit: Unit, id: string, error: Error) =>
  unit.run(`update outbox set state = 'given-up', last_error = $2 where id = $1`, [id, error.message]);

async function postpone(unit: Unit, message: Claimed, error: Error, milliseconds: number, attempts: number) {
  const due = new Date(unit.now().getTime() + milliseconds);
  await unit.run(`update outbox set attempts = $2, due_at = $3, last_error = $4 where id = $1`, [
    message.id,
    attempts,
    due,
    error.message,
  ]);
  await unit.run(`select alur_wake($1, $2, make_interval(secs => $3::float8))`, [
    message.id,
    message.queue,
    milliseconds / 1000,
  ]);
}
