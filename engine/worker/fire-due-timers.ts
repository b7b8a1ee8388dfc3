import { systemScope } from '../../platform/database/index.js';
import type { EngineParts } from '../commands/context.js';
import { fireTimer } from '../commands/fire-timer.js';
import { runCommand } from '../run-command.js';
import { leaseDueTimers } from '../store/timer-store.js';

const BATCH = 200;
/** Connections are shared with people; a flood of timers may not take them all. */
const AT_ONCE = 4;

/**
 * Every timer that is due now, each in a unit of its own under its family's lock. Safe on many nodes: a leased timer is
 * left to its node for a minute, and whoever comes second finds it gone. @returns how many fired.
 */
export async function fireDueTimers(parts: EngineParts): Promise<number> {
  let fired = 0;
  for (;;) {
    const due = await parts.database.inUnit(systemScope('worker'), (unit) =>
      leaseDueTimers(unit, parts.clock.now(), BATCH),
    );
    if (due.length === 0) return fired;
    const queue = [...due];
    const lane = async () => {
      for (let timer = queue.shift(); timer; timer = queue.shift()) if (await fireOne(parts, timer)) fired++;
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  }
}

async function fireOne(
  parts: EngineParts,
  timer: { id: string; instanceId: string; agencyId: string },
): Promise<boolean> {
  const actor = { kind: 'system', name: 'timer', agencyId: timer.agencyId } as const;
  try {
    return await runCommand(parts, actor, { name: 'fire-timer' }, (context) =>
      fireTimer(context, timer.instanceId, timer.id),
    );
  } catch {
    // Logged, and recorded as an incident that holds the timer; one that fails does not stop the others.
    return false;
  }
}
