import { readFileSync } from 'node:fs';
import { newId, sha256 } from '../../../platform/ids/index.js';
import type { Security, Urgency } from '../model/vocabulary.js';

/** How far an invented letter (domain.md 11.1-11.5) has come. */
export type DemoStage =
  | 'new'
  | 'read'
  | 'filed'
  | 'sent-back'
  | 'sent'
  | 'opened'
  | 'returned'
  | 'below'
  | 'reported'
  | 'done';

export interface DemoLetter {
  agency: string;
  subject: string;
  sender: string;
  classification: string;
  urgency: Urgency;
  security: Security;
  note: string;
  instructions: string[];
  /** Codes of the positions below the head, in the order it goes down. */
  way: string[];
  stage: DemoStage;
  /** Calendar days before the demo was loaded. */
  daysAgo: number;
}

export const demoLetters = (): DemoLetter[] =>
  JSON.parse(readFileSync(new URL('./letters.json', import.meta.url), 'utf8'));

/** The day its sender has written on it. */
export const dayBefore = (at: Date): string => new Date(at.getTime() - 36 * 3_600_000).toISOString().slice(0, 10);

/** The sender's own number. */
export function numberOf({ classification, subject }: DemoLetter, at: Date): string {
  return `${classification}/${100 + (Number.parseInt(sha256(subject).slice(-4), 16) % 900)}/${dayBefore(at).slice(0, 4)}`;
}

/** An id of that moment whose random part is the seed's: the same seed has the same id. */
export function demoId(at: Date, seed: string): string {
  const hex = sha256(seed);
  return `${newId(at.getTime()).slice(0, 15)}${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
}

export const HEADS: Record<string, string> = {
  diskominfo: 'kadis',
  setda: 'sekda',
  cicalengka: 'camat',
  puslatbang: 'kepala',
};
