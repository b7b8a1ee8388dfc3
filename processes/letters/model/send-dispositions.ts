import type { Unit } from '../../../platform/database/index.js';
import { type FieldError, invalidFields } from '../../../platform/errors/index.js';
import type { Actor } from '../../../platform/organisation/actor.js';
import type { Organisation } from '../../../platform/organisation/types.js';
import { entitle } from './access.js';
import { type AssignedRecipient, assignRoles, type ChosenRecipient } from './assign-roles.js';
import { usualDue } from './due-time.js';
import { fieldError } from './field-error.js';
import { expectsAnswer, instructions } from './instruction.js';
import type { Letter } from './letter.js';
import { recordLetterEvent } from './letter-event.js';
import { addDisposition } from './new-disposition.js';
import { personOf } from './person-of.js';
import { recipientsOf } from './recipient-policy.js';
import { letterSettings, reminderPlan } from './settings.js';
import { tellRecipient } from './tell-recipient.js';
import { mustAct } from './vocabulary.js';

export interface DispositionOrder {
  letter: Letter;
  /** The giver's own edge and position. */
  parentId: string;
  from: string;
  recipients: readonly ChosenRecipient[];
  instructions: readonly string[];
  note: string | null;
  /** Null: by the letter's urgency. */
  dueAt: Date | null;
  /** Somebody coordinates already (recipients added later). */
  coordinated?: boolean;
}

/** One item of the child group: an edge on which somebody must act. */
export interface Member extends Record<string, unknown> {
  dispositionId: string;
  desk: string;
  deadline: string;
  verification: boolean;
  reminders: string;
  escalateAfter: number | null;
}

/**
 * Writes the edges of one order, entitles and tells their recipients.
 * @returns those that become work. @throws AppError invalid with the fields at fault.
 */
export async function sendDispositions(
  unit: Unit,
  organisation: Organisation,
  actor: Actor,
  order: DispositionOrder,
): Promise<Member[]> {
  const known = await instructions(unit);
  const settings = await letterSettings(unit);
  const assigned = assignRoles(order.recipients, await recipientsOf(unit, organisation, order.from));
  const now = unit.now();
  const faults: FieldError[] = [];
  if ('fault' in assigned)
    faults.push(
      fieldError(
        assigned.at < 0 ? 'recipients' : `recipients[${assigned.at}].position`,
        `letters.recipients.${assigned.fault}`,
      ),
    );
  for (const [at, code] of order.instructions.entries())
    if (!known.some((it) => it.code === code && it.active))
      faults.push(fieldError(`instructions[${at}]`, 'letters.instructions.unknown'));
  if (order.dueAt && order.dueAt <= now) faults.push(fieldError('dueAt', 'letters.due.past'));
  if ('fault' in assigned || faults.length > 0) throw invalidFields(faults);

  const dueAt = order.dueAt ?? usualDue(order.letter, settings.due, now, organisation.calendar);
  const members: Member[] = [];
  for (const [rank, recipient] of coordinatedOnce(assigned.recipients, order.coordinated).entries()) {
    const acts = mustAct(recipient.role);
    const desk = recipient.position.id;
    const dispositionId = await addDisposition(unit, {
      letterId: order.letter.id,
      parentId: order.parentId,
      fromPosition: order.from,
      fromPerson: personOf(actor),
      toPosition: desk,
      role: recipient.role,
      rank,
      instructions: order.instructions,
      note: order.note,
      dueAt: acts ? dueAt : null,
      sentAt: now,
    });
    await entitle(unit, organisation, order.letter, desk, 'disposition');
    await recordLetterEvent(unit, actor, { letterId: order.letter.id, kind: 'sent', dispositionId, toPosition: desk });
    await tellRecipient(unit, organisation, {
      letter: order.letter,
      dispositionId,
      position: desk,
      from: order.from,
      role: recipient.role,
      dueAt: acts ? dueAt : null,
    });
    if (acts)
      members.push({
        dispositionId,
        desk,
        deadline: dueAt.toISOString(),
        verification: settings.verification && expectsAnswer(order.instructions, known),
        ...reminderPlan(settings),
      });
  }
  return members;
}

const coordinatedOnce = (recipients: AssignedRecipient[], coordinated = false): AssignedRecipient[] =>
  coordinated ? recipients.map((it) => (it.role === 'coordinator' ? { ...it, role: 'main' } : it)) : recipients;
