import { EventEmitter } from 'node:events';
import { Logger, makeWorkerUtils, type Runner, run, runOnce, type TaskList, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import type { Log } from '../log/index.js';

export interface JobQueueOptions {
  url: string;
  taskList: TaskList;
  concurrency: number;
  log: Log;
}

/** Failures to note an outcome end the runner instead of the process (an unhandled rejection of graphile-worker). */
const NOTE_OUTCOMES_SAFELY = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };
const START_AGAIN_AFTER = 2_000;

/** graphile-worker, kept running: whatever ends it, an outage of the database above all, it is started again. */
export class JobQueue {
  readonly #events: WorkerEvents = new EventEmitter();
  readonly #logger: Logger;
  #pool: pg.Pool | null = null;
  #runner: Runner | null = null;
  #holder: string | null = null;
  #stopping = false;
  #renewing = false;
  /** Jobs that are being done in this process. */
  readonly #active = new Set<string>();
  /** Jobs in our name that nobody here was doing when we last looked. */
  #doubtful = new Set<string>();
  #again: NodeJS.Timeout | null = null;

  constructor(private readonly options: JobQueueOptions) {
    this.#logger = bridge(options.log);
    this.#events.on('pool:create', ({ workerPool }) => {
      this.#holder = workerPool.id;
    });
    this.#events.on('job:start', ({ job }) => this.#active.add(job.id));
    this.#events.on('job:complete', ({ job }) => this.#active.delete(job.id));
  }

  /** In whose name jobs are locked now. */
  get holders(): string[] {
    return this.#holder === null ? [] : [this.#holder];
  }

  get running(): boolean {
    return this.#runner !== null || this.#renewing;
  }

  async start(): Promise<void> {
    this.#stopping = false;
    const { taskList, concurrency } = this.options;
    const runner = await run({
      pgPool: this.#open(),
      taskList,
      concurrency,
      noHandleSignals: true,
      pollInterval: 1_000,
      logger: this.#logger,
      events: this.#events,
      preset: NOTE_OUTCOMES_SAFELY,
    });
    this.#runner = runner;
    const ended = (error?: unknown) => {
      if (this.#stopping || this.#runner !== runner) return;
      this.#runner = null;
      this.options.log.error('job queue ended and is started again', {}, error);
      this.#startAgain();
    };
    runner.promise.then(() => ended(), ended);
  }

  /** Takes nothing new and waits for what is under way. */
  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#again) clearTimeout(this.#again);
    await this.#runner?.stop();
    this.#runner = null;
    this.#holder = null;
    await this.release();
  }

  /**
   * A connection may be cut after the database noted that a job is ours and before we read which: it would stay locked
   * for hours, and its whole queue with it. What is found twice in our name without being done here was lost that way.
   * Only a whole runner's locks can be released, so it ends what it does and another one goes on. Periodic.
   */
  async releaseLost(): Promise<void> {
    if (!this.#runner) return;
    const { rows } = await this.#open().query<{ id: string }>(
      'select id from graphile_worker.jobs where locked_by = any ($1)',
      [this.holders],
    );
    const idle = rows.map(({ id }) => id).filter((id) => !this.#active.has(id));
    const lost = idle.filter((id) => this.#doubtful.has(id));
    this.#doubtful = new Set(idle);
    if (lost.length === 0) return;
    this.options.log.warn('jobs were taken and never begun, they are released', { jobs: lost.length });
    await this.#renew();
  }

  /** Everything that may be taken now, one after another; works beside a running queue. */
  async runOnce(): Promise<void> {
    await runOnce({
      pgPool: this.#open(),
      taskList: this.options.taskList,
      noHandleSignals: true,
      concurrency: 1,
      logger: this.#logger,
    });
  }

  /** Closes the connections, unless the queue runs. */
  async release(): Promise<void> {
    if (this.#runner) return;
    const pool = this.#pool;
    this.#pool = null;
    await pool?.end();
  }

  /** Queues are named after instances; without this their names would stay for ever. */
  async removeEmptyQueues(): Promise<void> {
    const utilities = await makeWorkerUtils({ pgPool: this.#open(), logger: this.#logger });
    try {
      await utilities.cleanup({ tasks: ['GC_JOB_QUEUES'] });
    } finally {
      await utilities.release();
    }
  }

  async #renew(): Promise<void> {
    const ended = this.#runner;
    this.#runner = null;
    this.#renewing = true;
    try {
      await ended?.stop();
      await this.#releaseOwnJobs();
      await this.start();
    } catch (error) {
      this.options.log.error('job queue could not be renewed', {}, error);
      this.#startAgain();
    } finally {
      this.#renewing = false;
    }
  }

  #startAgain(): void {
    this.#again = setTimeout(() => {
      this.#releaseOwnJobs()
        .then(() => this.start())
        .catch((error: unknown) => {
          this.options.log.error('job queue could not be started again', {}, error);
          this.#startAgain();
        });
    }, START_AGAIN_AFTER);
  }

  /** What the ended runner had taken and could not give back. */
  async #releaseOwnJobs(): Promise<void> {
    await this.#open().query('select graphile_worker.force_unlock_workers($1)', [this.holders]);
  }

  #open(): pg.Pool {
    if (this.#pool) return this.#pool;
    const { url, concurrency, log } = this.options;
    const pool = new pg.Pool({ connectionString: url, max: concurrency + 2, application_name: 'alur-worker' });
    const lost = (error: Error) => log.warn('worker lost a connection', {}, error);
    pool.on('error', lost);
    pool.on('connect', (client) => client.on('error', lost));
    this.#pool = pool;
    return pool;
  }
}

function bridge(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log.error('job queue reported a fault', { message });
    else if (level === 'warning') log.warn('job queue reported a warning', { message });
  });
}
