import { DateTime } from 'luxon';

export type DueGroup = 'overdue' | 'today' | 'week' | 'later';

const SATURDAY = 6;
const ORDER: readonly DueGroup[] = ['overdue', 'today', 'week', 'later'];

/** By the agency's own days. On a weekend the working week ahead is "this week". What has no due time can wait. */
export function dueGroup(dueAt: Date | null, now: Date, timeZone: string): DueGroup {
  if (!dueAt) return 'later';
  if (dueAt <= now) return 'overdue';
  const today = DateTime.fromJSDate(now, { zone: timeZone });
  const due = DateTime.fromJSDate(dueAt, { zone: timeZone });
  if (due.hasSame(today, 'day')) return 'today';
  const weekend = today.weekday >= SATURDAY;
  return due <= today.plus({ weeks: weekend ? 1 : 0 }).endOf('week') ? 'week' : 'later';
}

/** Groups that hold something, the most pressing first; the order inside stays. */
export function groupByDue<T extends { dueAt: Date | null }>(
  items: readonly T[],
  now: Date,
  timeZone: string,
): { group: DueGroup; items: T[] }[] {
  return ORDER.map((group) => ({
    group,
    items: items.filter(({ dueAt }) => dueGroup(dueAt, now, timeZone) === group),
  })).filter(({ items }) => items.length > 0);
}
