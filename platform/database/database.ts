import type pg from 'pg';
import { Sequelize } from 'sequelize';
import type { Clock } from '../clock/index.js';
import { AppError } from '../errors/index.js';
import type { Log } from '../log/index.js';
import { Line, type Query } from './line.js';
import type { Scope } from './scope.js';
import { Unit } from './unit.js';

export interface UnitOptions {
  requestId?: string | null;
  /** A read-only transaction: cheaper, and a write inside it is a defect that PostgreSQL names. */
  readOnly?: boolean;
}

export class Database {
  readonly #sequelize: Sequelize;

  constructor(
    readonly url: string,
    private readonly clock: Clock,
    private readonly log: Log,
    poolSize = 12,
  ) {
    this.#sequelize = new Sequelize(url, {
      dialect: 'postgres',
      logging: false,
      pool: { max: poolSize, min: 0, acquire: 10_000, idle: 30_000 },
      dialectOptions: { application_name: 'alur', keepAlive: true },
    });
    // Sequelize does not hand this option on to pg.
    this.#sequelize.addHook('afterConnect', (connection: unknown) => {
      (connection as { pipeline: boolean }).pipeline = true;
    });
  }

  /** The only opener of transactions. Commits when `work` resolves, rolls back when it throws. */
  async inUnit<T>(scope: Scope, work: (unit: Unit) => Promise<T>, options: UnitOptions = {}): Promise<T> {
    const { readOnly = false, requestId = null } = options;
    const client = await this.#acquire();
    const line = new Line(client);
    const unit = new Unit(line, scope, this.clock, this.log, requestId);
    let usable = true;
    try {
      line.post({ text: 'begin' });
      line.post(entering(scope, readOnly));
      const result = await work(unit);
      await (readOnly ? line.leave() : line.commit());
      unit.committed();
      return result;
    } catch (error) {
      usable = await line.rollback();
      throw asUnavailable(line.faultBehind(error));
    } finally {
      await this.#giveBack(client, usable);
    }
  }

  async close(): Promise<void> {
    await this.#sequelize.close();
  }

  async #acquire(): Promise<pg.Client> {
    try {
      return (await this.#sequelize.connectionManager.getConnection({ type: 'write' })) as pg.Client;
    } catch (error) {
      throw asUnavailable(error);
    }
  }

  /** One whose transaction could not be ended must not be met by the next unit. */
  async #giveBack(client: pg.Client, usable: boolean): Promise<void> {
    const { connectionManager } = this.#sequelize;
    if (usable) connectionManager.releaseConnection(client);
    else await connectionManager.destroyConnection(client).catch(() => {});
  }
}

/** Role, agency, person, positions and sight, all local to the transaction. */
function entering(scope: Scope, readOnly: boolean): Query {
  const mode = readOnly ? 'on' : 'off';
  return {
    name: 'unit-enter',
    text: `select set_config('role', $1, true), set_config('alur.agency', $2, true), set_config('alur.person', $3, true),
                  set_config('alur.positions', $4, true), set_config('alur.sees', $5, true),
                  set_config('alur.purpose', $6, true), set_config('transaction_read_only', $7, true)`,
    values:
      scope.kind === 'agency'
        ? ['alur_app', scope.agencyId, scope.personId ?? '', scope.positionIds.join(','), scope.sees, '', mode]
        : ['alur_system', '', '', '', 'all', scope.purpose, mode],
  };
}

/** The database is away or shutting down: the person is told to press again, and what was typed is kept. */
const AWAY = new Set(['57P01', '57P02', '57P03', '08000', '08001', '08003', '08004', '08006', '53300']);
const AWAY_NAMES = /^Sequelize(Connection|HostNotFound|HostNotReachable|AccessDenied)/;

function asUnavailable(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error;
  const code = (error as { code?: string }).code ?? '';
  const away =
    AWAY.has(code) ||
    AWAY_NAMES.test(error.name) ||
    /^(ECONN|EPIPE)/.test(code) ||
    error.message.includes('Connection terminated');
  return away ? new AppError('unavailable', { retryAfter: 2, cause: error }) : error;
}

/** Two units met: the same work may simply be done again. */
export const isContention = (error: unknown): boolean =>
  ['40001', '40P01', '55P03'].includes((error as { code?: string } | null)?.code ?? '');

/** @param constraint name of a unique constraint; a violation of it is an answer, not a defect. */
export const violates = (error: unknown, constraint: string): boolean =>
  (error as { code?: string; constraint?: string } | null)?.code === '23505' &&
  (error as { constraint?: string }).constraint === constraint;
