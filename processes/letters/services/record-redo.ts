import { z } from 'zod';
import type { InUnitService } from '../../../engine/contract.js';
import { invalidFields } from '../../../platform/errors/index.js';
import { fieldError } from '../model/field-error.js';
import { recordLetterEvent } from '../model/letter-event.js';
import { answers, dispositionOf, FORGOTTEN } from './disposition-variables.js';

const verdict = z.object({ note: z.string().nullish() });

/** `letters.record-redo`: the giver is not satisfied and says why; the same recipient acts again. */
export const recordRedo: InUnitService = {
  kind: 'inUnit',
  name: 'letters.record-redo',
  results: ['filed'],
  run: (context) => context.unit.withFullSight(() => askAgain(context)),
};
