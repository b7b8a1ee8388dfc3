import { DateTime, Duration } from 'luxon';

export interface Due {
  at: Date;
  /** -1 without bound, null when once. */
  repeat: number | null;
  /** As saved with the state, so that recovering does not evaluate the expression again. */
  text: string;
}

const CYCLE = /^R(-?\d*)\/(?:([^/P][^/]*)\/)?(P[^/]+)$/;

/**
 * ISO 8601: a duration from now, a date with its offset, or a cycle `R3/PT1H`, `R/P1D`, `R3/2026-01-05T08:00Z/P1D`.
 * @returns null when it is none of these; a date without an offset is none, for it names no moment.
 */
export function dueOf(kind: 'timeDuration' | 'timeDate' | 'timeCycle', value: unknown, now: Date): Due | null {
  const text = isoText(value);
  if (text === null) return null;
  if (kind === 'timeDate') {
    const at = moment(text);
    return at && { at, repeat: null, text };
  }
  const cycle = CYCLE.exec(text);
  if (!cycle) {
    const at = plus(now, text);
    return at && { at, repeat: null, text };
  }
  const [, count = '', start, interval = ''] = cycle;
  const repeat = count === '' ? -1 : Number(count);
  const first = start === undefined ? plus(now, interval) : moment(start);
  return first && repeat !== 0 ? { at: first, repeat, text } : null;
}

/** An instant with its offset, or a calendar date, which a task's due date may be: its midnight in UTC. */
export function dateOf(value: unknown): Date | null {
  if (value === null || value === undefined || value === '') return null;
  if (value instanceof Date) return value;
  const text = isoText(value);
  const date = text === null ? null : DateTime.fromISO(text, { zone: 'utc' });
  return date?.isValid ? date.toJSDate() : null;
}

/** FEEL gives dates and durations as objects that know their ISO form. */
export function isoText(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null;
  if (value instanceof Date) return value.toISOString();
  if (DateTime.isDateTime(value) || Duration.isDuration(value)) return value.toISO();
  return null;
}

function moment(text: string): Date | null {
  if (!/T.*(Z|[+-]\d{2}:?\d{2})$/.test(text)) return null;
  const date = DateTime.fromISO(text);
  return date.isValid ? date.toJSDate() : null;
}

function plus(now: Date, text: string): Date | null {
  const duration = Duration.fromISO(text);
  return duration.isValid ? DateTime.fromJSDate(now, { zone: 'utc' }).plus(duration).toJSDate() : null;
}
