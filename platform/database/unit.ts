import type { Clock } from '../clock/index.js';
import { conflict, notFound } from '../errors/index.js';
import type { Log } from '../log/index.js';
import type { Line } from './line.js';
import type { Scope } from './scope.js';

export type SqlValue = unknown;

/**
 * One unit of work = one transaction = one scope. Opened by `Database.inUnit` only. Everything written through it
 * commits together or not at all. No network between its begin and its commit.
 */
export class Unit {
  /**
   * How many statements came as plain text: any of them may have changed what somebody keeps of this unit's reading.
   * Prepared ones change the rows of cases only, never those of the organisation.
   */
  plainStatements = 0;
  readonly #afterCommit: (() => void)[] = [];
  #sight: 'entitled' | 'all';

  constructor(
    private readonly line: Line,
    readonly scope: Scope,
    readonly clock: Clock,
    readonly log: Log,
    readonly requestId: string | null,
  ) {
    this.#sight = scope.kind === 'agency' ? scope.sees : 'all';
  }

  now(): Date {
    return this.clock.now();
  }

  /** The agency this unit belongs to. @throws a defect in a system unit, which belongs to none. */
  get agencyId(): string {
    if (this.scope.kind !== 'agency') throw new Error('this unit is not inside an agency');
    return this.scope.agencyId;
  }

  async rows<T>(text: string, values: SqlValue[] = []): Promise<T[]> {
    this.plainStatements++;
    return (await this.line.query({ text, values })).rows as T[];
  }

  async row<T>(text: string, values: SqlValue[] = []): Promise<T | undefined> {
    return (await this.rows<T>(text, values))[0];
  }

  /** Exactly one row. @throws AppError not-found, with the message given. */
  async one<T>(text: string, values: SqlValue[] = [], message?: string): Promise<T> {
    const row = await this.row<T>(text, values);
    if (row === undefined) throw notFound(message);
    return row;
  }

  /** @returns how many rows were touched. */
  async run(text: string, values: SqlValue[] = []): Promise<number> {
    this.plainStatements++;
    return (await this.line.query({ text, values })).rowCount ?? 0;
  }

  /** A write that must touch exactly one row. @throws AppError conflict when somebody was faster. */
  async change(text: string, values: SqlValue[] = []): Promise<void> {
    if ((await this.run(text, values)) !== 1) throw conflict('stale', 'error.conflict');
  }

  /** A hot query, parsed once per connection. `name` identifies the text and must be unique in the program. */
  async prepared<T>(name: string, text: string, values: SqlValue[] = []): Promise<T[]> {
    return (await this.line.query({ name, text, values })).rows as T[];
  }

  /**
   * A hot write whose outcome nobody asks for: it takes its place in the order and is not waited for. When it fails, the
   * unit fails at its next query, at the latest at the commit, with this fault.
   */
  post(name: string, text: string, values: SqlValue[] = []): void {
    this.line.post({ name, text, values });
  }

  /** Runs after the commit, never after a rollback. Must not throw and must not be needed for correctness. */
  afterCommit(action: () => void): void {
    this.#afterCommit.push(action);
  }

  committed(): void {
    for (const action of this.#afterCommit) action();
  }

  /** Lifts the secrecy (not the agency) for one piece of work, e.g. to say "a restricted duplicate exists". */
  async withFullSight<T>(work: () => Promise<T>): Promise<T> {
    if (this.#sight === 'all') return work();
    const set = (sees: 'entitled' | 'all') => {
      this.#sight = sees;
      return this.run(`select set_config('alur.sees', $1, true)`, [sees]);
    };
    await set('all');
    const result = await work();
    await set('entitled');
    return result;
  }
}
