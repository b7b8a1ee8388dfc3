import { z } from 'zod';
import type { InUnitService, ServiceContext, Values } from '../../../engine/contract.js';
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

async function askAgain(context: ServiceContext): Promise<Values> {
  const { unit, actor } = context;
  const own = dispositionOf(context);
  const note = answers(context, verdict).note?.trim();
  if (!note) throw invalidFields([fieldError('note', 'letters.redo.note')]);
  await unit.change(`update disposition set status = 'in-progress' where id = $1`, [own.dispositionId]);
  await recordLetterEvent(unit, actor, {
    letterId: own.letterId,
    kind: 'redo',
    dispositionId: own.dispositionId,
    asPosition: own.giver,
    toPosition: own.desk,
    text: note,
  });
  return { ...FORGOTTEN, filed: false };
}
