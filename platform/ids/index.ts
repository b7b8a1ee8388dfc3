import { createHash, randomBytes } from 'node:crypto';

/**
 * UUID version 7 (RFC 9562 §5.7): 48 bits of milliseconds, then random; ascending in time so that indexes stay compact.
 */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Guards every id that comes from outside: anything else would be a database error instead of a 404. */
export const isId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

/** Letters and digits that are not mistaken for each other when read aloud or copied from paper. */
const READABLE = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A random code for people, e.g. `K7QM-3XWA-PD`; 31^length possibilities. */
export function readableCode(length = 10): string {
  const letters: string[] = [];
  while (letters.length < length) {
    for (const byte of randomBytes(length * 2)) {
      if (byte < 248 && letters.length < length) letters.push(READABLE[byte % READABLE.length]!);
    }
  }
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
