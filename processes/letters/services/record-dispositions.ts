import { z } from 'zod';
import type { InUnitService } from '../../../engine/contract.js';
import { loadLetter } from '../model/letter.js';
import { recordLetterEvent } from '../model/letter-event.js';
import { advanceLetter } from '../model/letter-state.js';
import { sendDispositions } from '../model/send-dispositions.js';
import { ROLES } from '../model/vocabulary.js';
import { answers, dispositionOf, FORGOTTEN } from './disposition-variables.js';

const order = z.object({
  recipients: z.array(z.object({ position: z.string(), role: z.enum(ROLES).nullish() })).nullish(),
  instructions: z.array(z.string()).nullish(),
  note: z.string().nullish(),
  dueAt: z.union([z.null(), z.coerce.date()]).optional(),
});

/** `letters.record-dispositions`: the recipients, their instructions and due time; gives the group its members. */
export const recordDispositions: InUnitService = {
  kind: 'inUnit',
  name: 'letters.record-dispositions',
  results: ['members', 'outcomes', 'filed'],
  run: (context) => context.unit.withFullSight(() => dispose(context)),
};
