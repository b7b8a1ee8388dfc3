import { DateTime } from 'luxon';
import type { WorkingCalendar } from './types.js';

export interface CalendarSettings {
  revision: number;
  timeZone: string;
  /** ISO weekdays, Monday 1. */
  weekdays: readonly number[];
  /** `16:00`, local. */
  endsAt: string;
  /** Day (YYYY-MM-DD) to its name; holidays and collective leave alike. */
  holidays: ReadonlyMap<string, string>;
}

/** More days off in a row than any real calendar has: a table that leaves nobody working is a defect, not a loop. */
const MOST_DAYS_OFF = 366;

export function workingCalendar(settings: CalendarSettings): WorkingCalendar {
  const { timeZone, holidays } = settings;
  const weekdays = new Set(settings.weekdays);
  const [endHour = 16, endMinute = 0] = settings.endsAt.split(':').map(Number);
  const local = (at: Date) => DateTime.fromJSDate(at, { zone: timeZone });
  const works = (day: DateTime) => weekdays.has(day.weekday) && !holidays.has(day.toISODate() ?? '');

  /** The nearest working day in a direction, `day` itself when it is one. */
  const settle = (day: DateTime, step: 1 | -1): DateTime => {
    let found = day;
    for (let passed = 0; !works(found); passed++) {
      if (passed > MOST_DAYS_OFF) throw new Error(`no working day within a year of ${day.toISODate()}`);
      found = found.plus({ days: step });
    }
    return found;
  };

  return {
    revision: settings.revision,
    timeZone,
    isWorkingDay: (day) => works(parseDay(day, timeZone)),
    holiday: (day) => holidays.get(day) ?? null,
    dayOf: (at) => local(at).toFormat('yyyy-MM-dd'),
    addWorkingDays(from, n) {
      if (!Number.isInteger(n)) throw new RangeError('working days are whole');
      const step = n < 0 ? -1 : 1;
      let day: DateTime = n === 0 ? settle(local(from).startOf('day'), 1) : local(from).startOf('day');
      for (let left = Math.abs(n); left > 0; left--) day = settle(day.plus({ days: step }), step);
      return day.set({ hour: endHour, minute: endMinute }).toJSDate();
    },
    addHours(from, hours) {
      if (!(hours >= 0)) throw new RangeError('hours are counted forward');
      let at: DateTime = local(from);
      if (!works(at)) at = settle(at.startOf('day'), 1);
      let left = hours * 3_600_000;
      for (;;) {
        const midnight = at.startOf('day').plus({ days: 1 });
        const today = midnight.toMillis() - at.toMillis();
        if (left < today) return at.plus({ milliseconds: left }).toJSDate();
        left -= today;
        at = settle(midnight, 1);
      }
    },
    workingDaysBetween(first, last) {
      const end = parseDay(last, timeZone);
      let count = 0;
      for (let day = parseDay(first, timeZone); day <= end; day = day.plus({ days: 1 })) if (works(day)) count++;
      return count;
    },
  };
}

function parseDay(day: string, zone: string): DateTime {
  const parsed = DateTime.fromFormat(day, 'yyyy-MM-dd', { zone });
  if (!parsed.isValid) throw new RangeError(`not a day: ${day}`);
  return parsed;
}
