import type { Database } from '../database/index.js';
import type { Log } from '../log/index.js';
import type { Transport } from '../outbox/contract.js';
import { Deliverer } from '../outbox/deliver.js';
import { countDue, dueOf, wakeDue } from '../outbox/due.js';
import { forgetDelivered } from '../outbox/forget-delivered.js';
import { JobQueue } from './job-queue.js';
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
  /**
   * Delivers what is due now of these kinds only, one after another; where no worker is started. @returns how many
   * messages were tried.
   */
  deliverDue(kinds: readonly string[]): Promise<number>;
  /** Started, and in touch with the database within the last 10 s. */
  healthy(): boolean;
}

const BEAT = 2_000;
const MOST_ROUNDS = 1_000;
/** Then the next round tries again: a message behind another of its queue may have been passed over by this one. */
const LONGEST_WAIT = 250;

export function createWorker(options: WorkerOptions): Worker {
  const { url, database, log, transports, periodic = [], concurrency = 4 } = options;
  const deliverer = new Deliverer(database, transports, log);
  const queue = new JobQueue({
    url,
    concurrency,
    log,
    taskList: { deliver: (payload) => deliverer.attempt((payload as { id: string }).id) },
  });
  const presence = new Presence(url, () => queue.holders, log);
  let stopPeriodic: (() => Promise<void>) | null = null;

  const own: Periodic[] = [
    { name: 'presence', everyMs: BEAT, run: () => presence.beat() },
    { name: 'lost-jobs', everyMs: 3_000, run: () => queue.releaseLost() },
    { name: 'abandoned-jobs', everyMs: 60_000, run: () => presence.releaseAbandoned() },
    { name: 'outbox-wake', everyMs: 60_000, run: () => wakeDue(database, 60_000) },
    { name: 'outbox-sweep', everyMs: 6 * 3_600_000, run: () => forgetDelivered(database) },
    { name: 'queue-cleanup', everyMs: 3_600_000, run: () => queue.removeEmptyQueues() },
  ];

  return {
    async start() {
      // First of all: what a killed node was doing is done again at once.
      await presence.beat();
      await queue.start();
      await presence.beat();
      stopPeriodic = runPeriodically([...own, ...periodic], log);
    },

    async stop() {
      await stopPeriodic?.();
      stopPeriodic = null;
      await queue.stop();
      await presence.leave();
    },

    async drain() {
      for (let round = 0; round < MOST_ROUNDS; round++) {
        for (const task of periodic) await task.run();
        if ((await wakeDue(database)) === 0) {
          await queue.release();
          return;
        }
        await queue.runOnce();
        await untilNothingDue(database);
      }
      throw new Error(`after ${MOST_ROUNDS} rounds there is still something due: messages that enqueue each other?`);
    },

    async deliverDue(kinds) {
      const due = await dueOf(database, kinds);
      for (const id of due) await deliverer.attempt(id);
      return due.length;
    },

    healthy: () => queue.running && presence.isFresh(10_000),
  };
}

/** What another worker had already taken is under way there. */
async function untilNothingDue(database: Database): Promise<void> {
  const deadline = performance.now() + LONGEST_WAIT;
  while ((await countDue(database)) > 0 && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 10));
}
