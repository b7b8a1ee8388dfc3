import type { WorkingCalendar } from '../../platform/organisation/types.js';
import type { TaskRow } from '../store/task-store.js';
import type { TaskTimer } from '../store/timer-store.js';

const DAY = 24 * 3_600_000;

/**
 * Reminders and escalation as the task's properties ask for them: `reminders` "50%, 80%, 100%, daily" (parts of the time
 * from opening to the due moment, then each day), `escalateAfter` working days overdue (domain 1.3). What is past
 * already is not made up for.
 */
export function taskTimers(
  task: Pick<TaskRow, 'id' | 'instanceId' | 'elementId' | 'createdAt' | 'dueAt' | 'properties'>,
  calendar: WorkingCalendar,
  now: Date,
): TaskTimer[] {
  const { dueAt, createdAt, properties } = task;
  if (!dueAt) return [];
  const base = { taskId: task.id, instanceId: task.instanceId, elementId: task.elementId };
  const reminders = labels(properties.reminders).map((label) => ({
    ...base,
    kind: 'reminder' as const,
    label,
    dueAt: reminderAt(label, createdAt, dueAt),
  }));
  const days = Number(properties.escalateAfter);
  const escalation =
    Number.isInteger(days) && days > 0
      ? [{ ...base, kind: 'escalation' as const, label: `${days}`, dueAt: calendar.addWorkingDays(dueAt, days) }]
      : [];
  return [...reminders, ...escalation].filter((timer) => timer.dueAt > now);
}

const labels = (value: unknown): string[] =>
  typeof value === 'string' ? value.split(/[\s,]+/).filter((label) => label === 'daily' || /^\d+%$/.test(label)) : [];

function reminderAt(label: string, from: Date, to: Date): Date {
  if (label === 'daily') return new Date(to.getTime() + DAY);
  const part = Number(label.slice(0, -1)) / 100;
  return new Date(from.getTime() + (to.getTime() - from.getTime()) * part);
}

/** The next daily reminder after one that was fired, skipping days that passed while nothing ran. */
export const nextDaily = (fired: Date, now: Date): Date =>
  new Date(fired.getTime() + DAY * Math.max(1, Math.floor((now.getTime() - fired.getTime()) / DAY) + 1));
