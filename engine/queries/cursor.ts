import { AppError } from '../../platform/errors/index.js';
import type { Page } from '../types.js';

/** Where a page ended: sort value and id of its last row. Opaque to callers. */
export type Keyset = [sort: string, id: string];

const MOST = 100;
const USUAL = 20;

export const limitOf = (limit: number | undefined): number => Math.min(Math.max(limit ?? USUAL, 1), MOST);

export function readCursor(cursor: string | undefined): Keyset | null {
  if (!cursor) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(value)) {
      const [sort, id] = value as unknown[];
      if (typeof sort === 'string' && typeof id === 'string') return [sort, id];
    }
  } catch {
    // Falls through: anything that is not ours is refused the same way.
  }
  throw new AppError('malformed', { reason: 'cursor', message: 'engine.error.cursor' });
}

/** @param rows one more than asked for, when there is a next page. */
export function pageOf<R, T>(rows: R[], limit: number, keyset: (row: R) => Keyset, item: (row: R) => T): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return {
    items: shown.map(item),
    next: more ? Buffer.from(JSON.stringify(keyset(last))).toString('base64url') : null,
  };
}
