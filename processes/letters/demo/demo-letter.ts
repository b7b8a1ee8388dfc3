import { readFileSync } from 'node:fs';
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

export const HEADS: Record<string, string> = {
  diskominfo: 'kadis',
  setda: 'sekda',
  cicalengka: 'camat',
  puslatbang: 'kepala',
};
