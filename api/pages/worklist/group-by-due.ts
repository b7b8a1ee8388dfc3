import { DateTime } from 'luxon';

export type DueGroup = 'overdue' | 'today' | 'week' | 'later';

const ORDER: readonly DueGroup[] = ['overdue', 'today', 'week', 'later'];

/** By the agency's own days; the week ends on Sunday. What has no due time can wait. */
export function dueGroup(dueAt: Date | null, now: Date, timeZone: string): DueGroup {
  if (!dueAt) return 'later';
  if (dueAt <= now) return 'overdue';
  const today = DateTime.fromJSDate(now, { zone: timeZone });
  const due = DateTime.fromJSDate(dueAt, { zone: timeZone });
  if (due.hasSame(today, 'day')) return 'today';
  return due <= today.endOf('week') ? 'week' : 'later';
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
