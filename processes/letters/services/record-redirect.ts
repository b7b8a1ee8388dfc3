import { z } from 'zod';
import type { InUnitService, ServiceContext, Values } from '../../../engine/contract.js';
import { invalidFields } from '../../../platform/errors/index.js';
import type { Position } from '../../../platform/organisation/types.js';
import { endSight, entitle } from '../model/access.js';
import { loadDisposition } from '../model/disposition.js';
import { dueAfter } from '../model/due-time.js';
import { fieldError } from '../model/field-error.js';
import { type Letter, loadLetter } from '../model/letter.js';
import { recordLetterEvent } from '../model/letter-event.js';
import { addDisposition } from '../model/new-disposition.js';
import { personOf } from '../model/person-of.js';
import { redirectTargets } from '../model/redirect-targets.js';
import { letterSettings } from '../model/settings.js';
import { tellRecipient } from '../model/tell-recipient.js';
import { answers, dispositionOf, FORGOTTEN } from './disposition-variables.js';

const handling = z.object({ recipient: z.string().nullish(), note: z.string().nullish() });

/** `letters.record-redirect`: the returned edge ends, a new one to somebody else takes its place in the same flow. */
export const recordRedirect: InUnitService = {
  kind: 'inUnit',
  name: 'letters.record-redirect',
  results: ['desk', 'dispositionId'],
  // The registry redirects a secret letter without seeing more of it than its envelope.
  run: (context) => context.unit.withFullSight(() => redirect(context)),
};

async function redirect(context: ServiceContext): Promise<Values> {
  const { unit, actor, organisation } = context;
  const own = dispositionOf(context);
  const given = answers(context, handling);
  const { free, engaged } = await redirectTargets(unit, organisation, own);
  const chosen = ({ id, code }: Position) => id === given.recipient || code === given.recipient;
  const target = free.find(chosen);
  if (!target) {
    const why = engaged.some(chosen) ? 'letters.recipients.already-there' : 'letters.recipients.outside-policy';
    throw invalidFields([fieldError('recipient', why)]);
  }
  const before = await loadDisposition(unit, own.dispositionId);
  const letter = await loadLetter(unit, own.letterId);
  const dueAt = await timeLeft(context, letter, before.dueAt);
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
    dueAt,
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
    dueAt,
  });
  await endSight(unit, letter.id);
  return { ...FORGOTTEN, desk: target.id, dispositionId, deadline: dueAt?.toISOString() ?? null };
}

/** Whoever gets it instead has not wasted the time: what has passed begins anew. */
async function timeLeft({ unit, organisation }: ServiceContext, letter: Letter, dueAt: Date | null) {
  if (dueAt && dueAt > unit.now()) return dueAt;
  const { due } = await letterSettings(unit);
  return dueAfter(due[letter.urgency], unit.now(), organisation.calendar);
}
