import { systemScope } from '../../platform/database/index.js';
import type { EngineParts } from '../commands/context.js';
import { rearmTimers } from '../commands/rearm-timers.js';
import { changedCalendars, rememberCalendar } from '../store/calendar-store.js';

/** Remembered only afterwards: a node that dies meanwhile leaves the work to the next. @returns how many tasks moved. */
export async function followCalendars(parts: EngineParts): Promise<number> {
  const { database } = parts;
  let moved = 0;
  for (const calendar of await database.inUnit(systemScope('worker'), changedCalendars)) {
    if (calendar.known) moved += await rearmTimers(parts, calendar.agencyId);
    await database.inUnit(systemScope('worker'), (unit) => rememberCalendar(unit, calendar));
  }
  return moved;
}
