import { DateTime } from 'luxon';
import type { Translate } from '../platform/messages/index.js';
import type { Option } from './contract.js';

interface Calendar {
  timeZone: string;
  isWorkingDay(day: string): boolean;
}

const OFFICE_CLOSES = 16;

/**
 * Options of a `due-time` field: today (while the office is open), tomorrow, three days, each at the close of the first
 * working day from there. Values are instants; aliases (`today`, `tomorrow`, `three-days`) serve default values.
 */
export function duePresets(now: Date, calendar: Calendar, translate: Translate): Option[] {
  const local = DateTime.fromJSDate(now, { zone: calendar.timeZone });
  const closing = (days: number) => {
    let day = local.plus({ days }).set({ hour: OFFICE_CLOSES, minute: 0, second: 0, millisecond: 0 });
    for (let tries = 0; tries < 30 && days > 0 && !calendar.isWorkingDay(day.toFormat('yyyy-MM-dd')); tries += 1)
      day = day.plus({ days: 1 });
    return day;
  };
  return (
    [
      ['today', closing(0)],
      ['tomorrow', closing(1)],
      ['three-days', closing(3)],
    ] as const
  )
    .filter(([, at]) => at > local)
    .map(([name, at]) => ({
      value: at.toISO({ suppressMilliseconds: true }) ?? '',
      aliases: [name],
      label: translate(`forms.due.${name}`),
      hint: at.setLocale(translate('forms.locale')).toFormat('ccc d LLL HH.mm'),
      prominent: true,
    }));
}
