import { EventEmitter } from 'node:events';
import { Logger, makeWorkerUtils, type Runner, run, runOnce, type TaskList, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import type { Database } from '../database/index.js';
import type { Log } from '../log/index.js';
import type { Transport } from '../outbox/contract.js';
import { Deliverer } from '../outbox/deliver.js';
import { countDue, wakeDue } from '../outbox/due.js';
import { type Periodic, runPeriodically } from './periodic.js';
import { Presence } from './presence.js';

export interface WorkerOptions {
  /** For the worker's own connections: locks and notifications need sessions, not a transaction pooler. */
  url: string;
  database: Database;
  log: Log;
  transports: readonly Transport[];
  periodic?: readonly Periodic[];
  /** Deliveries at the same time on this node. */
  concurrency?: number;
}

export interface Worker {
  start(): Promise<void>;
  /** Takes nothing new, lets what is under way end. */
  stop(): Promise<void>;
  /**
   * Does everything that is due by the business clock until nothing moves any more: messages, and each periodic task.
   * Works with and without `start`. @throws what a periodic task throws.
   */
  drain(): Promise<void>;
  /** Started, and in touch with the database within the last 10 s. */
  healthy(): boolean;
}

const BEAT = 2_000;
const MOST_ROUNDS = 1_000;
const LONGEST_WAIT = 30_000;

export function createWorker(options: WorkerOptions): Worker {
  const { url, database, log, transports, periodic = [], concurrency = 4 } = options;
  const deliverer = new Deliverer(database, transports, log);
  const taskList: TaskList = {
    deliver: (payload) => deliverer.attempt((payload as { id: string }).id),
  };
  const workerIds = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  events.on('worker:create', ({ worker }) => workerIds.add(worker.workerId));
  const presence = new Presence(url, () => [...workerIds], log);
  const logger = bridge(log);
  let pool: pg.Pool | null = null;
  let runner: Runner | null = null;
  let stopPeriodic: (() => Promise<void>) | null = null;

  const openPool = () => {
    if (pool) return pool;
    pool = new pg.Pool({ connectionString: url, max: concurrency + 2, application_name: 'alur-worker' });
    const lost = (error: Error) => log.warn('worker lost a connection', {}, error);
    pool.on('error', lost);
    pool.on('connect', (client) => client.on('error', lost));
    return pool;
  };

  const own: Periodic[] = [
    { name: 'presence', everyMs: BEAT, run: () => presence.beat() },
    { name: 'outbox-wake', everyMs: 60_000, run: () => wakeDue(database, 60_000) },
    { name: 'queue-cleanup', everyMs: 3_600_000, run: () => removeEmptyQueues(openPool(), logger) },
  ];

  return {
    async start() {
      // First of all: what a killed node was doing is done again at once.
      await presence.beat();
      runner = await run({
        pgPool: openPool(),
        taskList,
        concurrency,
        noHandleSignals: true,
        pollInterval: 1_000,
        logger,
        events,
      });
      await presence.beat();
      stopPeriodic = runPeriodically([...own, ...periodic], log);
    },

    async stop() {
      await stopPeriodic?.();
      stopPeriodic = null;
      await runner?.stop();
      runner = null;
      await presence.leave();
      await pool?.end();
      pool = null;
    },

    async drain() {
      for (let round = 0; round < MOST_ROUNDS; round++) {
        for (const task of periodic) await task.run();
        if ((await wakeDue(database)) === 0) {
          if (!runner) await pool?.end();
          if (!runner) pool = null;
          return;
        }
        await runOnce({ pgPool: openPool(), taskList, noHandleSignals: true, concurrency: 1, logger });
        await untilNothingDue(database);
      }
      throw new Error(`after ${MOST_ROUNDS} rounds there is still something due: messages that enqueue each other?`);
    },

    healthy: () => runner !== null && presence.isFresh(10_000),
  };
}

/** What another worker had already taken is under way there. */
async function untilNothingDue(database: Database): Promise<void> {
  const deadline = performance.now() + LONGEST_WAIT;
  while ((await countDue(database)) > 0 && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Queues are named after instances; without this their names would stay for ever. */
async function removeEmptyQueues(pgPool: pg.Pool, logger: Logger): Promise<void> {
  const utilities = await makeWorkerUtils({ pgPool, logger });
  try {
    await utilities.cleanup({ tasks: ['GC_JOB_QUEUES'] });
  } finally {
    await utilities.release();
  }
}

function bridge(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log.error('job queue reported a fault', { message });
    else if (level === 'warning') log.warn('job queue reported a warning', { message });
  });
}
