import { DateTime } from 'luxon';

/** "Selasa 21 November, 09.14", in the agency's zone; the language of the office, also in sentences and mails. */
export const inWords = (at: Date, timeZone: string, locale = 'id'): string =>
  DateTime.fromJSDate(at, { zone: timeZone }).setLocale(locale).toFormat('cccc d LLLL, HH.mm');

/** "21 November 2026", as printed on letters (domain.md 1.7). */
export const dayInWords = (day: string, locale = 'id'): string =>
  DateTime.fromISO(day, { locale }).toFormat('d LLLL yyyy');
