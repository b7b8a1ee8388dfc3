import { agencySystemScope, systemScope, type Unit } from '../../platform/database/index.js';
import type { EngineParts } from '../commands/context.js';
import { startInstance } from '../commands/start-instance.js';
import { nextStart } from '../definition/publish-start-timers.js';
import { runCommand } from '../run-command.js';
import {
  deleteStartTimer,
  leaseStartTimers,
  lockStartTimer,
  moveStartTimer,
  type StartTimerRow,
} from '../store/start-timer-store.js';

/** Processes that begin at a time, once per moment on whatever node. @returns how many began. */
export async function fireStartTimers(parts: EngineParts): Promise<number> {
  const due = await parts.database.inUnit(systemScope('worker'), (unit) => leaseStartTimers(unit, parts.clock.now()));
  let begun = 0;
  for (const timer of due) if (await begin(parts, timer)) begun++;
  return begun;
}

async function begin(parts: EngineParts, timer: StartTimerRow): Promise<boolean> {
  const actor = { kind: 'system', name: 'timer', agencyId: timer.agencyId } as const;
  try {
    return await runCommand(parts, actor, { name: 'start-by-timer' }, async (context) => {
      if (!(await goOn(context.unit, timer.id))) return false;
      await startInstance(context, { key: timer.processKey, values: {} }, timer.elementId);
      return true;
    });
  } catch {
    // An incident says so and its retry starts it; the rhythm goes on meanwhile.
    await parts.database.inUnit(agencySystemScope(timer.agencyId), (unit) => goOn(unit, timer.id));
    return false;
  }
}

/** @returns false when it is not due any more. */
async function goOn(unit: Unit, id: string): Promise<boolean> {
  const timer = await lockStartTimer(unit, id);
  if (!timer || timer.dueAt > unit.now()) return false;
  const next = nextStart(timer);
  if (next) await moveStartTimer(unit, id, next.dueAt, next.repeat);
  else await deleteStartTimer(unit, id);
  return true;
}
