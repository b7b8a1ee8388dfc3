import type { WorkingCalendar } from '../../../platform/organisation/types.js';
import type { Urgency } from './vocabulary.js';

/** Hours of the clock that stand still on days off, or working days at whose end it is due. */
export type DueRule = { hours: number } | { days: number };
export type DueRules = Record<Urgency, DueRule>;

/** Permenpan 80/2012 tradition, domain.md 1.3: 24 h, 2 x 24 h, 5 working days. */
export const USUAL_DUE_RULES: DueRules = {
  'sangat-segera': { hours: 24 },
  segera: { hours: 48 },
  biasa: { days: 5 },
};

export const dueAfter = (rule: DueRule, from: Date, calendar: WorkingCalendar): Date =>
  'hours' in rule ? calendar.addHours(from, rule.hours) : calendar.addWorkingDays(from, rule.days);

/** One working day before an event there is to prepare for, else by the letter's urgency. */
export function usualDue(
  letter: { urgency: Urgency; eventAt: Date | null },
  rules: DueRules,
  now: Date,
  calendar: WorkingCalendar,
): Date {
  const before = letter.eventAt && calendar.addWorkingDays(letter.eventAt, -1);
  return before && before > now ? before : dueAfter(rules[letter.urgency], now, calendar);
}
