import { DateTime } from 'luxon';
import type { Language, Translate } from '../../platform/messages/index.js';

export interface TimeFacts {
  translate: Translate;
  language: Language;
  timeZone: string;
  now: Date;
}

const local = (at: Date, facts: TimeFacts) =>
  DateTime.fromJSDate(at, { zone: facts.timeZone }).setLocale(facts.language);

/** Indonesian writes hours with a full stop. */
const clockTime = (at: DateTime, language: Language) => at.toFormat(language === 'id' ? 'HH.mm' : 'HH:mm');

const ZONES: Record<string, string> = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' };

/** `Rabu, 25 November 2026 pukul 12.00 WIB`. */
export function absoluteTime(value: Date, facts: TimeFacts): string {
  const at = local(value, facts);
  return facts.translate('api.time.absolute', {
    day: at.toFormat('cccc, d LLLL yyyy'),
    time: clockTime(at, facts.language),
    zone: ZONES[facts.timeZone] ?? at.toFormat('ZZZZ'),
  });
}

/** `besok 12.00`, `Selasa 09.14`, further away `3 Desember 2026`. In the agency's zone, by its own days. */
export function relativeTime(value: Date, facts: TimeFacts): string {
  const { translate, language } = facts;
  const at = local(value, facts);
  const days = Math.round(at.startOf('day').diff(local(facts.now, facts).startOf('day'), 'days').days);
  const time = clockTime(at, language);
  if (days === 0) return translate('api.time.today', { time });
  if (days === 1) return translate('api.time.tomorrow', { time });
  if (days === -1) return translate('api.time.yesterday', { time });
  if (Math.abs(days) < 7) return translate('api.time.weekday', { day: at.toFormat('cccc'), time });
  return at.toFormat(at.year === local(facts.now, facts).year ? 'd LLLL' : 'd LLLL yyyy');
}

/** `Rabu, 25 November 2026`. */
export function dayInWords(day: string, facts: TimeFacts): string {
  const at = DateTime.fromISO(day, { zone: 'utc', locale: facts.language });
  return at.isValid ? at.toFormat('cccc, d LLLL yyyy') : day;
}

/** How long ago a due time passed: `lewat 3 jam`, `lewat 2 hari`. */
export function overdueInWords(dueAt: Date, facts: TimeFacts): string {
  const minutes = Math.max(1, Math.floor((facts.now.getTime() - dueAt.getTime()) / 60_000));
  if (minutes < 60) return facts.translate('api.time.over-minutes', { count: minutes });
  if (minutes < 24 * 60) return facts.translate('api.time.over-hours', { count: Math.floor(minutes / 60) });
  return facts.translate('api.time.over-days', { count: Math.floor(minutes / (24 * 60)) });
}
