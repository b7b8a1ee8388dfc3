import { z } from 'zod';
import type { InUnitService, ServiceContext, Values } from '../../../engine/contract.js';
import { recordLetterEvent } from '../model/letter-event.js';
import { advanceLetter } from '../model/letter-state.js';
import { personOf } from '../model/person-of.js';
import { answers, dispositionOf, FORGOTTEN } from './disposition-variables.js';

const verdict = z.object({ note: z.string().nullish() });

/** `letters.close-disposition`: the giver was satisfied, or nobody had to check it. */
export const closeDisposition: InUnitService = {
  kind: 'inUnit',
  name: 'letters.close-disposition',
  results: ['outcome'],
  needs: ['reported'],
  gives: ['closed'],
  run: (context) => context.unit.withFullSight(() => close(context)),
};

async function close(context: ServiceContext): Promise<Values> {
  const { unit, actor } = context;
  const own = dispositionOf(context);
  await unit.change(
    `update disposition set status = 'closed', ended_at = $2, ended_by = $3, ended_how = $4 where id = $1`,
    [own.dispositionId, unit.now(), personOf(actor), own.filed ? 'filed' : 'accepted'],
  );
  if (own.decision === 'accept')
    await recordLetterEvent(unit, actor, {
      letterId: own.letterId,
      kind: 'accepted',
      dispositionId: own.dispositionId,
      asPosition: own.giver,
      toPosition: own.desk,
      text: answers(context, verdict).note,
    });
  if (own.top) await advanceLetter(unit, own.letterId, 'done');
  return { ...FORGOTTEN, outcome: own.filed ? 'filed' : 'reported' };
}
