import { z } from 'zod';
import type { InUnitService, ServiceContext, Values } from '../../../engine/contract.js';
import { endSight } from '../model/access.js';
import { recordLetterEvent } from '../model/letter-event.js';
import { passOnCoordination } from '../model/pass-on-coordination.js';
import { personOf } from '../model/person-of.js';
import { answers, dispositionOf, FORGOTTEN } from './disposition-variables.js';

const handling = z.object({ note: z.string().nullish() });

/** `letters.record-waiver`: the giver lets it go; at the top that means the letter is not for this office. */
export const recordWaiver: InUnitService = {
  kind: 'inUnit',
  name: 'letters.record-waiver',
  results: ['outcome'],
  // The registry waives a secret letter at the top without seeing more of it than its envelope.
  run: (context) => context.unit.withFullSight(() => waive(context)),
};

async function waive(context: ServiceContext): Promise<Values> {
  const { unit, actor } = context;
  const own = dispositionOf(context);
  const how = own.top ? 'mis-sent' : 'waived';
  await unit.change(`update disposition set ended_at = $2, ended_by = $3, ended_how = $4 where id = $1`, [
    own.dispositionId,
    unit.now(),
    personOf(actor),
    how,
  ]);
  await endSight(unit, own.letterId);
  await passOnCoordination(unit, actor, own.dispositionId);
  await recordLetterEvent(unit, actor, {
    letterId: own.letterId,
    kind: 'waived',
    dispositionId: own.dispositionId,
    asPosition: own.giver,
    toPosition: own.desk,
    text: answers(context, handling).note,
  });
  return { ...FORGOTTEN, outcome: how };
}
