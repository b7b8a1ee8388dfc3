import type { Unit } from '../../platform/database/index.js';
import { AppError } from '../../platform/errors/index.js';
import { feel, isFeel } from '../../platform/feel/index.js';
import type { Organisation } from '../../platform/organisation/types.js';
import { officeScope } from '../office-scope.js';
import { dueOf } from '../session/due.js';
import { replaceStartTimers, type StartTimer } from '../store/start-timer-store.js';
import type { Release } from './release.js';
import type { StartEvent } from './summary.js';

/** Arms what begins at a time in the release that is current from now on. @throws AppError invalid */
export async function armStartTimers(unit: Unit, release: Release, organisation: () => Promise<Organisation>) {
  const timers: StartTimer[] = [];
  for (const key of release.processKeys()) {
    const { startEvents } = await release.process(unit, key);
    for (const start of startEvents)
      if (start.kind === 'timer') timers.push(await startTimer(unit, key, start, organisation));
  }
  await replaceStartTimers(unit, timers);
}

async function startTimer(
  unit: Unit,
  processKey: string,
  { id, trigger }: StartEvent,
  organisation: () => Promise<Organisation>,
): Promise<StartTimer> {
  const expression = trigger?.trim() ?? '';
  const now = unit.now();
  const value = isFeel(expression) ? feel(expression, officeScope(await organisation(), now)) : expression;
  const due = firstDue(value, now);
  if (!due) throw new AppError('invalid', { reason: 'start-timer', message: 'engine.error.start-timer' });
  return { processKey, elementId: id, expression, text: due.text, dueAt: due.at, repeat: due.repeat };
}

const firstDue = (value: unknown, now: Date) =>
  dueOf('timeCycle', value, now) ?? dueOf('timeDuration', value, now) ?? dueOf('timeDate', value, now);

/** The moment after `from` in the rhythm of a cycle, counted from the last one and not from when it was noticed. */
export function nextStart(
  timer: Pick<StartTimer, 'text' | 'repeat' | 'dueAt'>,
): { dueAt: Date; repeat: number } | null {
  const { text, repeat, dueAt } = timer;
  if (repeat === null || repeat === 1) return null;
  const due = dueOf('timeCycle', text.replace(/^(R-?\d*)\/[^/P][^/]*\//, '$1/'), dueAt);
  return due && { dueAt: due.at, repeat: repeat === -1 ? -1 : repeat - 1 };
}
