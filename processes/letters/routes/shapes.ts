import { z } from 'zod';
import { isId } from '../../../platform/ids/index.js';
import type { Reply } from '../../contract.js';
import { DISPOSITION_STATUSES, ROLES } from '../model/vocabulary.js';

/** Shapes several routes of this slice share. An id that cannot be one is answered as not found. */
export const letterParams = z.strictObject({ id: z.string().refine(isId) });
export const dispositionParams = letterParams;

export const reason = z.string().trim().min(1).max(1000);

export const chosenRecipients = z
  .array(z.strictObject({ position: z.string().min(1).max(100), role: z.enum(ROLES).nullish() }))
  .min(1)
  .max(500);

export const fileIds = z.array(z.string()).max(20);

/** 25 MB each: a letter of 60 pages in grey at 300 dpi. */
export const SCANS = { maxFiles: 20, maxBytesEach: 25 * 1024 * 1024 };

const position = z.object({ id: z.string(), code: z.string(), name: z.string() }).nullable();

const report = z.object({
  text: z.string().nullable(),
  files: z.array(z.object({ id: z.string(), name: z.string().nullable() })),
  letters: z.array(z.string()),
  at: z.string(),
});

const edge = z.object({
  id: z.string(),
  from: position,
  to: position,
  preparedAs: position,
  role: z.enum(ROLES),
  instructions: z.array(z.string()),
  note: z.string().nullable(),
  dueAt: z.string().nullable(),
  sentAt: z.string(),
  readAt: z.string().nullable(),
  status: z.enum(DISPOSITION_STATUSES),
  overdue: z.boolean(),
  report: report.optional(),
  earlierReports: z.array(report),
  endedHow: z.string().nullable(),
  reason: z.string().nullable(),
});

/** Three levels are spelt out for readers of the document; deeper ones have the same shape. */
export const dispositionNodes = z.array(
  edge.extend({ children: z.array(edge.extend({ children: z.array(z.unknown()) })) }),
);

/** What every act answers: the thing it was done to. */
export const actedOn = z.object({ id: z.string() });
export const acted = ({ params }: { params: { id: string } }): Reply => ({ kind: 'json', body: { id: params.id } });
