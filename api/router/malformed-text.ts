import { AppError } from '../../platform/errors/index.js';

const DEEPEST = 40;

/** PostgreSQL has no place for a NUL in text, and no form of ours is nested this deep: refused at the door. */
export function refuseMalformedText(value: unknown, depth = 0): void {
  if (depth > DEEPEST) throw new AppError('malformed', { reason: 'nested-too-deep' });
  if (typeof value === 'string') {
    if (value.includes('\0')) throw new AppError('malformed', { reason: 'nul-character' });
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      refuseMalformedText(key, depth);
      refuseMalformedText(inner, depth + 1);
    }
  }
}
