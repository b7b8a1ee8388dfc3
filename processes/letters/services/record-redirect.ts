import { z } from 'zod';
import type { InUnitService, ServiceContext, Values } from '../../../engine/contract.js';
import { invalidFields } from '../../../platform/errors/index.js';
import { entitle } from '../model/access.js';
import { loadDisposition } from '../model/disposition.js';
import { fieldError } from '../model/field-error.js';
import { loadLetter } from '../model/letter.js';
import { recordLetterEvent } from '../model/letter-event.js';
import { addDisposition } from '../model/new-disposition.js';
import { personOf } from '../model/person-of.js';
import { redirectTargets } from '../model/redirect-targets.js';
import { tellRecipient } from '../model/tell-recipient.js';
import { answers, dispositionOf, FORGOTTEN } from './disposition-variables.js';

const handling = z.object({ recipient: z.string().nullish(), note: z.string().nullish() });

/** `letters.record-redirect`: the returned edge ends, a new one to somebody else takes its place in the same flow. */
export const recordRedirect: InUnitService = {
  kind: 'inUnit',
  name: 'letters.record-redirect',
  // The registry redirects a secret letter without seeing more of it than its envelope.
  run: (context) => context.unit.withFullSight(() => redirect(context)),
};
  results: ['desk', 'dispositionId'],

async function redirect(context: ServiceContext): Promise<Values> {
  const { unit, actor, organisation } = context;
  const own = dispositionOf(context);
  const given = answers(context, handling);
  const allowed = await redirectTargets(unit, organisation, own);
  const target = allowed.find(({ id, code }) => id === given.recipient || code === given.recipient);
  if (!target) throw invalidFields([fieldError('recipient', 'letters.recipients.outside-policy')]);

  const before = await loadDisposition(unit, own.dispositionId);
  const letter = await loadLetter(unit, own.letterId);
  await unit.change(`update disposition set ended_at = $2, ended_by = $3, ended_how = 'redirected' where id = $1`, [
    before.id,
    unit.now(),
    personOf(actor),
  ]);
  const dispositionId = await addDisposition(unit, {
    letterId: letter.id,
    parentId: before.parentId,
    instanceId: context.instance.id,
    fromPosition: own.giver,
    fromPerson: personOf(actor),
    toPosition: target.id,
    role: before.role,
    instructions: before.instructions,
    note: given.note?.trim() || before.note,
    dueAt: before.dueAt,
  });
  await entitle(unit, organisation, letter, target.id, 'disposition');
  await recordLetterEvent(unit, actor, {
    letterId: letter.id,
    kind: 'redirected',
    dispositionId,
    asPosition: own.giver,
    toPosition: target.id,
    text: given.note,
  });
  await tellRecipient(unit, organisation, {
    letter,
    dispositionId,
    position: target.id,
    from: own.giver,
    role: before.role,
    dueAt: before.dueAt,
  });
  return { ...FORGOTTEN, desk: target.id, dispositionId };
}
