import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type Clock, systemClock } from '../../platform/clock/index.js';

/** A form that was sent by somebody whose session had ended: where to, and every field as it came. */
export interface Carried {
  method: string;
  url: string;
  fields: readonly (readonly [string, string])[];
}

const LIFETIME_MS = 60 * 60 * 1000;
/** Of the token in the page; a longer form has to be sent again by hand, and the page says so. */
const LONGEST_TOKEN = 400_000;
const LARGEST_FORM = 1_500_000;
const VERSION = 'c1';

/**
 * Packs a form into one hidden field that the browser keeps while the person signs in again. Encrypted, because it
 * stands in a page before anybody is known; authenticated, bounded and valid for an hour, by the system's clock.
 */
export class CarryOver {
  readonly #key: Buffer;

  constructor(
    secret: string,
    private readonly clock: Clock = systemClock,
  ) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'alur carry-over', 32));
  }

  /** @returns null when the form is too large to be carried. */
  pack({ method, url, fields }: Carried): string | null {
    const text = JSON.stringify({ method, url, fields, until: this.clock.now().getTime() + LIFETIME_MS });
    if (text.length > LARGEST_FORM) return null;
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce);
    const body = Buffer.concat([cipher.update(deflateRawSync(text)), cipher.final()]);
    const token = `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
    return token.length > LONGEST_TOKEN ? null : token;
  }

  /** @returns null for anything we did not pack, or packed longer than an hour ago. */
  unpack(token: string): Carried | null {
    const [version, encoded = ''] = token.split('.');
    const packed = Buffer.from(encoded, 'base64url');
    if (version !== VERSION || token.length > LONGEST_TOKEN || packed.length < 29) return null;
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#key, packed.subarray(0, 12));
      decipher.setAuthTag(packed.subarray(12, 28));
      const plain = Buffer.concat([decipher.update(packed.subarray(28)), decipher.final()]);
      const text = inflateRawSync(plain, { maxOutputLength: LARGEST_FORM * 4 }).toString();
      const { until, ...carried } = JSON.parse(text) as Carried & { until: number };
      return until > this.clock.now().getTime() ? carried : null;
    } catch {
      return null;
    }
  }
}
