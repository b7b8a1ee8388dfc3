import type pg from 'pg';

export interface Query {
  text: string;
  values?: unknown[];
  /** Of a statement that is parsed once per connection. */
  name?: string;
}

export interface Answer {
  rows: Record<string, unknown>[];
  rowCount: number | null;
}

/** What PostgreSQL says to everything that comes behind the fault in its transaction. */
const BEHIND_A_FAULT = '25P02';

/**
 * A connection lent to one unit. Queries go out in their order without waiting for the answers to earlier ones, and all
 * that are asked in one turn of the event loop go out in one packet: waking the other side costs more than most queries.
 */
export class Line {
  readonly #posted: Promise<unknown>[] = [];
  #fault: unknown;

  constructor(private readonly client: pg.Client) {}

  query(query: Query): Promise<Answer> {
    this.#gather();
    const answer = this.client.query(query);
    answer.catch((error: unknown) => {
      this.#fault ??= error;
    });
    return answer;
  }

  /** Nobody waits for its answer; a failure fails the commit. */
  post(query: Query): void {
    this.#posted.push(this.query(query));
  }

  /** @throws the fault of what was posted; a defect when a failed query was passed over in silence. */
  async commit(): Promise<void> {
    this.#gather();
    const [{ command }] = await Promise.all([this.client.query('commit'), ...this.#posted]);
    if (command !== 'COMMIT') throw this.#fault ?? new Error('the transaction was rolled back instead');
  }

  /** The end of a transaction that wrote nothing: nobody waits for it. @throws the fault of what was posted. */
  async leave(): Promise<void> {
    this.query({ text: 'commit' }).catch(() => {});
    await Promise.all(this.#posted);
  }

  /** @returns whether the connection may be used again. */
  async rollback(): Promise<boolean> {
    return this.client.query('rollback').then(
      () => true,
      () => false,
    );
  }

  /** The first fault of the transaction, when `error` is only its consequence. */
  faultBehind(error: unknown): unknown {
    const code = (error as { code?: string } | null)?.code;
    return code === BEHIND_A_FAULT ? (this.#fault ?? error) : error;
  }

  #gather(): void {
    const { stream } = this.client.connection;
    if (stream.writableCorked > 0) return;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }
}
