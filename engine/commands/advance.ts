import type { Session } from '../session/index.js';
import type { ChildGroupRow } from '../store/child-group-store.js';
import { resolveSucceeded } from '../store/incident-store.js';
import { insertInstance, updateInstance } from '../store/instance-store.js';
import { writeAll } from '../store/writes.js';
import type { Case } from './case.js';
import type { CommandContext } from './context.js';
import { endInstance } from './end-instance.js';
import { StuckInstance, UncaughtBusinessError } from './faults.js';
import { type CompletedTask, informListeners } from './inform-listeners.js';
import { openSession } from './open-session.js';
import { openWorkWrites } from './open-work-writes.js';
import { saveGroups } from './save-groups.js';
import { saveJobs } from './save-jobs.js';

export interface Advance {
  /** What the command does to the session before it settles; absent when only the rows change. */
  act?: (session: Session) => void;
  /** The task whose completion this is. */
  completed?: CompletedTask;
  startId?: string;
  /** A group whose counters moved; a sequential one starts its next member. */
  changed?: ChildGroupRow;
}

/**
 * The heart of every command: the instance alive, acted on, settled, and everything it now waits for written. The
 * caller holds the family's lock. @throws a defect, which rolls the unit back and becomes an incident.
 */
export async function advance(
  context: CommandContext,
  kase: Case,
  { act, completed, startId, changed }: Advance,
): Promise<void> {
  const { unit } = context;
  const { row } = kase;
  const session = await openSession(context, kase, { startId });
  act?.(session);
  await session.settle();
  await closeEmptyGroups(session);

  const outcome = session.outcome();
  const work = session.open();
  if (outcome.state === 'failed' && !row.parentId) throw new UncaughtBusinessError(outcome.code, outcome.message);
  const waits =
    work.tasks.length + work.timers.length + work.subscriptions.length + work.jobs.length + work.calls.length;
  if (outcome.state === 'running' && waits === 0) throw new StuckInstance(row.processKey);

  row.variables = session.variables;
  row.revision += kase.isNew ? 0 : 1;
  if (outcome.state === 'running') {
    row.snapshot = session.snapshot();
    if (row.state === 'incident' && !(await resolveSucceeded(unit, row.id, context.at.trigger))) row.state = 'running';
  } else await endInstance(context, row, outcome);

  const running = outcome.state === 'running' ? work : null;
  const { tasks, writes } = await openWorkWrites(context, kase, session, running, completed);
  await writeAll(unit, [kase.isNew ? insertInstance(unit, row) : updateInstance(row), ...writes]);
  await saveJobs(context, kase, running?.jobs ?? []);
  await saveGroups(context, kase, session, running?.calls ?? [], changed);
  await informListeners(context, row, { opened: tasks, completed, ended: outcome });
}

/** Nobody to ask: a group over an empty collection is done at once, which may open the next one. */
async function closeEmptyGroups(session: Session): Promise<void> {
  for (;;) {
    const empty = session.open().calls.find((call) => call.group?.items.length === 0);
    if (!empty) return;
    const output = empty.group?.outputCollection;
    session.signal(empty.executionId, output ? { [output]: [] } : {});
    await session.settle();
  }
}
