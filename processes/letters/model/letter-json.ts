import { z } from 'zod';
import type { FileRecord } from '../../../platform/files/types.js';
import type { Organisation } from '../../../platform/organisation/types.js';
import type { Letter } from './letter.js';
import type { LetterFile } from './letter-files.js';
import { LETTER_STATES, SECURITY, URGENCY } from './vocabulary.js';

const positionShape = z.object({ id: z.string(), code: z.string(), name: z.string() });

/** One line of a list; a letter whose envelope only may be known has no subject. */
export const letterItemShape = z.object({
  id: z.string(),
  direction: z.enum(['in', 'out']),
  agendaNumber: z.string().nullable(),
  sender: z.string(),
  number: z.string(),
  date: z.string(),
  receivedAt: z.string(),
  subject: z.string().nullable(),
  security: z.enum(SECURITY),
  urgency: z.enum(URGENCY),
  classification: z.string().nullable(),
  externalNumber: z.string().nullable(),
  state: z.enum(LETTER_STATES),
});

const fileShape = z.object({
  n: z.number(),
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number(),
  sha256: z.string(),
  pages: z.number().nullable(),
  replaced: z.boolean(),
});

const correctionShape = z.object({
  at: z.string(),
  by: z.string().nullable(),
  reason: z.string(),
  changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
});

export const letterShape = letterItemShape.extend({
  summary: z.string().nullable(),
  attachmentsNote: z.string().nullable(),
  type: z.string().nullable(),
  eventAt: z.string().nullable(),
  eventPlace: z.string().nullable(),
  addressee: positionShape.nullable(),
  agenda: z.object({ register: z.string(), year: z.number(), sequence: z.number() }).nullable(),
  trackingCode: z.string(),
  instanceId: z.string().nullable(),
  registeredAt: z.string(),
  registeredBy: z.string().nullable(),
  finishedAt: z.string().nullable(),
  reason: z.string().nullable(),
  mergedInto: z.string().nullable(),
  envelopeOnly: z.boolean(),
  files: z.array(fileShape),
  corrections: z.array(correctionShape),
});

export const letterItem = (letter: Letter): z.output<typeof letterItemShape> => ({
  id: letter.id,
  direction: letter.direction,
  agendaNumber: letter.agendaNumber,
  sender: letter.sender,
  number: letter.number,
  date: letter.date,
  receivedAt: letter.receivedAt.toISOString(),
  subject: letter.subject,
  security: letter.security,
  urgency: letter.urgency,
  classification: letter.classification,
  externalNumber: letter.externalNumber,
  state: letter.state,
});

export interface CorrectionRow {
  at: Date;
  personId: string;
  reason: string;
  changes: Record<string, { from: unknown; to: unknown }>;
}

export interface LetterDetail {
  letter: Letter;
  files: { file: LetterFile; record: FileRecord }[];
  corrections: CorrectionRow[];
}

export function letterJson(
  { letter, files, corrections }: LetterDetail,
  organisation: Organisation,
): z.output<typeof letterShape> {
  const addressee = organisation.position(letter.addresseeId);
  const personName = (id: string | null) => (id ? (organisation.person(id)?.name ?? null) : null);
  return {
    ...letterItem(letter),
    summary: letter.summary,
    attachmentsNote: letter.attachmentsNote,
    type: letter.type,
    eventAt: letter.eventAt?.toISOString() ?? null,
    eventPlace: letter.eventPlace,
    addressee: addressee ? { id: addressee.id, code: addressee.code, name: addressee.name } : null,
    agenda:
      letter.register !== null && letter.year !== null && letter.sequence !== null
        ? { register: letter.register, year: letter.year, sequence: letter.sequence }
        : null,
    trackingCode: letter.trackingCode,
    instanceId: letter.instanceId,
    registeredAt: letter.registeredAt.toISOString(),
    registeredBy: personName(letter.registeredBy),
    finishedAt: letter.finishedAt?.toISOString() ?? null,
    reason: letter.closingReason,
    mergedInto: letter.mergedInto,
    envelopeOnly: !letter.opened,
    files: files.map(({ file, record }) => ({
      n: file.n,
      id: file.fileId,
      name: file.name,
      type: record.type,
      size: record.size,
      sha256: record.sha256,
      pages: record.pageCount,
      replaced: file.replacedAt !== null,
    })),
    corrections: corrections.map((it) => ({
      at: it.at.toISOString(),
      by: personName(it.personId),
      reason: it.reason,
      changes: it.changes,
    })),
  };
}
