import { z } from 'zod';
import type { InUnitService, ServiceContext, Values } from '../../../engine/contract.js';
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

async function dispose(context: ServiceContext): Promise<Values> {
  const { unit, actor, organisation } = context;
  const own = dispositionOf(context);
  const given = answers(context, order);
  const letter = await loadLetter(unit, own.letterId);
  const members = await sendDispositions(unit, organisation, actor, {
    letter,
    parentId: own.dispositionId,
    from: own.desk,
    recipients: given.recipients ?? [],
    instructions: given.instructions ?? [],
    note: given.note?.trim() || null,
    dueAt: given.dueAt ?? null,
  });
  await unit.change(`update disposition set status = 'forwarded' where id = $1`, [own.dispositionId]);
  await recordLetterEvent(unit, actor, {
    letterId: letter.id,
    kind: 'disposed',
    dispositionId: own.dispositionId,
    asPosition: own.desk,
    text: given.note,
  });
  await advanceLetter(unit, letter.id, own.top ? 'disposed' : 'in-progress');
  return { ...FORGOTTEN, members, outcomes: [], filed: members.length === 0 };
}
