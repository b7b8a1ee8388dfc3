import { z } from 'zod';
import { SECURITY, URGENCY } from './vocabulary.js';

/** A browser sends an empty field as ''. */
const blankAsNull = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : value);
const text = (most: number) => z.string().trim().min(1).max(most);
const optional = (most: number) => z.preprocess(blankAsNull, text(most).nullish());

export const day = z.iso.date();
/** An instant with its offset, as the contract says; never a local time whose zone is guessed. */
export const instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value));

/** What a registrar writes down (domain.md 1.2), as the public contract names it. */
export const letterFields = z.strictObject({
  sender: text(200),
  number: text(100),
  date: day,
  receivedAt: instant.nullish(),
  subject: optional(500),
  summary: optional(2000),
  security: z.enum(SECURITY),
  urgency: z.enum(URGENCY),
  classification: optional(30),
  /** Letter type (jenis naskah, domain.md 1.8) by its code; the agency's form says which there are. */
  type: z.preprocess(
    blankAsNull,
    z
      .string()
      .trim()
      .regex(/^[a-z0-9-]{1,40}$/)
      .nullish(),
  ),
  attachmentsNote: optional(100),
  addressee: optional(100),
  externalNumber: optional(100),
  /** Of an invitation. */
  eventAt: instant.nullish(),
  eventPlace: optional(200),
  files: z.array(z.string()).max(20).nullish(),
});

export type LetterFields = z.output<typeof letterFields>;
