import type { Security } from './vocabulary.js';

export interface Searchable {
  sender: string;
  number: string;
  agendaNumber: string | null;
  externalNumber: string | null;
  security: Security;
  subject: string | null;
  summary: string | null;
}

const joined = (...parts: (string | null)[]) =>
  parts
    .filter((part) => part)
    .join(' ')
    .toLowerCase();

export const envelopeText = (it: Searchable): string =>
  joined(it.agendaNumber, it.number, it.externalNumber, it.sender);

/** Of an SR letter a search never shows the subject, not even to those entitled (domain.md 2.4). */
export const contentText = (it: Searchable): string =>
  it.security === 'SR' ? envelopeText(it) : joined(envelopeText(it), it.subject, it.summary);
