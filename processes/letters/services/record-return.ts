import { z } from 'zod';
import type { InUnitService, ServiceContext, Values } from '../../../engine/contract.js';
import { invalidFields } from '../../../platform/errors/index.js';
import { fieldError } from '../model/field-error.js';
import { recordLetterEvent } from '../model/letter-event.js';
import { answers, dispositionOf, FORGOTTEN } from './disposition-variables.js';

const reason = z.object({ note: z.string().nullish() });

/** `letters.record-return`: not for me, and why; back to the giver, at the top to the registry. */
export const recordReturn: InUnitService = {
  kind: 'inUnit',
  name: 'letters.record-return',
  run: (context) => context.unit.withFullSight(() => giveBack(context)),
};

async function giveBack(context: ServiceContext): Promise<Values> {
  const { unit, actor } = context;
  const own = dispositionOf(context);
  const note = answers(context, reason).note?.trim();
  if (!note) throw invalidFields([fieldError('note', 'letters.return.reason')]);
  await unit.change(`update disposition set status = 'returned', ended_reason = $2 where id = $1`, [
    own.dispositionId,
    note,
  ]);
  await recordLetterEvent(unit, actor, {
    letterId: own.letterId,
    kind: 'returned',
    dispositionId: own.dispositionId,
    asPosition: own.desk,
    toPosition: own.giver,
    text: note,
  });
  return FORGOTTEN;
}
