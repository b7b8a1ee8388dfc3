import { z } from 'zod';
import type { ServiceContext, Values } from '../../../engine/contract.js';
import { URGENCY } from '../model/vocabulary.js';

const moment = z.union([z.null(), z.coerce.date()]);

/** What one disposition carries. Texts and files are written to our tables and never stay in the flow's variables. */
const dispositionVariables = z.object({
  letterId: z.string(),
  dispositionId: z.string(),
  /** Position that works on it, and the one that gave it (the registry at the top). */
  desk: z.string(),
  giver: z.string(),
  top: z.boolean(),
  verification: z.boolean(),
  urgency: z.enum(URGENCY),
  deadline: moment,
  decision: z.string().nullish(),
  filed: z.boolean(),
});

export type DispositionVariables = z.output<typeof dispositionVariables>;

/** @throws a defect when a redrawn flow no longer carries them. */
export const dispositionOf = (context: ServiceContext): DispositionVariables =>
  dispositionVariables.parse(context.instance.variables);

/** Answers of a form, as they came. @throws a defect: forms have checked them. */
export const answers = <T extends z.ZodType>(context: ServiceContext, shape: T): z.output<T> =>
  shape.parse(context.instance.variables);

/** Forgets what was answered: the texts are secret with their letter, and the next form begins empty. */
export const FORGOTTEN: Values = {
  decision: null,
  recipients: null,
  recipient: null,
  instructions: null,
  note: null,
  dueAt: null,
  report: null,
};
