import type { Log } from '../log/index.js';

/** Work that looks by itself whether there is something to do. On every node: what only one may do locks for itself. */
export interface Periodic {
  name: string;
  everyMs: number;
  run(): Promise<unknown>;
}

/** Runs each task now and then, never twice at a time. @returns what stops them, awaiting those under way. */
export function runPeriodically(tasks: readonly Periodic[], log: Log): () => Promise<void> {
  let stopping = false;
  const timers = new Map<Periodic, NodeJS.Timeout>();
  const running = new Map<Periodic, Promise<void>>();
  const turn = async (task: Periodic) => {
    try {
      await task.run();
    } catch (error) {
      log.error('periodic task failed', { task: task.name }, error);
    }
    running.delete(task);
    if (!stopping) timers.set(task, setTimeout(begin, task.everyMs, task));
  };
  const begin = (task: Periodic) => {
    running.set(task, turn(task));
  };
  for (const task of tasks) begin(task);
  return async () => {
    stopping = true;
    for (const timer of timers.values()) clearTimeout(timer);
    await Promise.all(running.values());
  };
}
