import { hostname } from 'node:os';
import pg from 'pg';
import type { Log } from '../log/index.js';

const LOCK_CLASS = 4_712_010;
/** A machine that lost its power says no goodbye: PostgreSQL then asks after 10 s and gives up at 25 s. */
const KEEPALIVE = `set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3`;

/**
 * This node among the others. A node lives as long as its session holds an advisory lock, which PostgreSQL releases the
 * moment the process is gone: its jobs are free again within one beat instead of after hours, and no two clocks are
 * compared.
 */
export class Presence {
  #client: pg.Client | null = null;
  #number: number | null = null;
  #lastBeat = 0;

  constructor(
    private readonly url: string,
    private readonly holders: () => string[],
    private readonly log: Log,
  ) {}

  /** Shows that this node lives, and releases the jobs of those that do not. Reconnects after a lost connection. */
  async beat(): Promise<void> {
    const client = this.#client ?? (await this.#join());
    await client.query('update worker_node set seen_at = now(), holders = $2 where number = $1', [
      this.#number,
      this.holders(),
    ]);
    await this.#buryDead(client);
    this.#lastBeat = performance.now();
  }

  /** Jobs taken by somebody who never made himself known: a node killed in the moment between taking and telling. */
  async releaseAbandoned(): Promise<void> {
    await this.#client?.query(`select graphile_worker.force_unlock_workers(array(
      select distinct locked_by from graphile_worker.jobs
       where locked_at < now() - interval '1 minute'
         and locked_by <> all (select unnest(holders) from worker_node)))`);
  }

  /** Whether the last beat is at most that old. */
  isFresh(milliseconds: number): boolean {
    return this.#client !== null && performance.now() - this.#lastBeat < milliseconds;
  }

  async leave(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    if (!client) return;
    await client.query('delete from worker_node where number = $1', [this.#number]).catch(() => {});
    await client.end().catch(() => {});
  }

  async #join(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'alur-node', keepAlive: true });
    client.on('error', (error) => {
      // A connection that is cut complains more than once, the last time perhaps when another one is already there.
      if (this.#client === client) this.#client = null;
      this.log.warn('node lost its connection', {}, error);
    });
    await client.connect();
    try {
      await client.query(KEEPALIVE);
      // Row and lock appear together: a row without its lock would be taken for a dead node.
      await client.query('begin');
      const { rows } = await client.query<{ number: number }>(
        'insert into worker_node (host, pid, holders) values ($1, $2, $3) returning number',
        [hostname(), process.pid, this.holders()],
      );
      await client.query('select pg_advisory_lock($1, $2)', [LOCK_CLASS, rows[0]!.number]);
      await client.query('commit');
      this.#number = rows[0]!.number;
      this.#client = client;
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
  }

  async #buryDead(client: pg.Client): Promise<void> {
    const { rows: others } = await client.query<{ number: number; holders: string[] }>(
      'select number, holders from worker_node where number <> $1',
      [this.#number],
    );
    for (const { number, holders } of others) {
      const { rows } = await client.query<{ dead: boolean }>('select pg_try_advisory_lock($1, $2) as dead', [
        LOCK_CLASS,
        number,
      ]);
      if (!rows[0]?.dead) continue;
      // A node that only reconnected left its old row behind: its workers go on and keep their jobs.
      const gone = holders.filter((id) => !this.holders().includes(id));
      await client.query('select graphile_worker.force_unlock_workers($1)', [gone]);
      await client.query('delete from worker_node where number = $1', [number]);
      await client.query('select pg_advisory_unlock($1, $2)', [LOCK_CLASS, number]);
      this.log.warn('jobs of a dead node released', { node: number });
    }
  }
}
