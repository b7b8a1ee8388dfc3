import type { Unit } from '../database/index.js';
import { newId } from '../ids/index.js';
import type { Language } from '../messages/index.js';
import { enqueue } from '../outbox/index.js';

export interface Mail {
  to: { address: string; name: string; language: Language };
  /** `<prefix><name>` as registered with `MailTemplates`. */
  template: string;
  /** Everything the template names; links are paths, the template puts `{{baseUrl}}` before them. */
  data: Record<string, unknown>;
  /** For a mail that must not be sent twice for the same cause; every call is a mail of its own when absent. */
  dedupeKey?: string;
}

export const MAIL = 'mail';

/** Sends a mail after the commit. @returns false when a mail of this dedupeKey was queued before. */
export const queueMail = (unit: Unit, { to, template, data, dedupeKey = newId() }: Mail): Promise<boolean> =>
  enqueue(unit, { kind: MAIL, payload: { to, template, data }, dedupeKey });
