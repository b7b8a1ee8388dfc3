import { z } from 'zod';
import type { InUnitService, ServiceContext } from '../../../engine/contract.js';
import { AppError } from '../../../platform/errors/index.js';
import { localYear, nextNumber } from '../../../platform/numbering/index.js';
import type { OfficeFunction, Position } from '../../../platform/organisation/types.js';
import { entitle } from '../model/access.js';
import { usualDue } from '../model/due-time.js';
import { type Letter, loadLetter } from '../model/letter.js';
import { recordLetterEvent } from '../model/letter-event.js';
import { addDisposition } from '../model/new-disposition.js';
import { personOf } from '../model/person-of.js';
import { contentText, envelopeText } from '../model/search-text.js';
import { letterSettings, reminderPlan } from '../model/settings.js';

export const INCOMING_REGISTER = 'incoming';

/** A table with one output gives `{desk: "head"}`. */
const variables = z.object({ letterId: z.string(), registry: z.string(), route: z.object({ desk: z.string() }) });

/**
 * `letters.send-to-desk`: resolves what the table of routes answered (`addressee`, an office function, a position),
 * lays the letter on that desk and takes the agenda number, last, because the register is locked until the commit.
 */
export const sendToDesk: InUnitService = {
  kind: 'inUnit',
  name: 'letters.send-to-desk',
  results: ['desk', 'dispositionId', 'deadline', 'reminders', 'escalateAfter', 'sender'],
  needs: ['registered'],
  gives: ['numbered'],
  run: (context) => context.unit.withFullSight(() => send(context)),
};

async function send(context: ServiceContext) {
  const { unit, actor, organisation, instance } = context;
  const { letterId, registry, route } = variables.parse(instance.variables);
  const letter = await loadLetter(unit, letterId);
  const position = deskOf(context, route.desk, letter);
  const settings = await letterSettings(unit);
  const deadline = usualDue(letter, settings.due, unit.now(), organisation.calendar);

  const why = position.id === letter.addresseeId ? 'addressee' : 'disposition';
  await entitle(unit, organisation, letter, position.id, why);
  const dispositionId = await addDisposition(unit, {
    letterId,
    parentId: null,
    fromPosition: registry,
    fromPerson: personOf(actor),
    toPosition: position.id,
    role: 'coordinator',
    instructions: [],
    note: null,
    dueAt: deadline,
  });
  await recordLetterEvent(unit, actor, { letterId, kind: 'sent', dispositionId, toPosition: position.id });
  const agendaNumber = await number(context, letter);
  context.nameCase({
    businessKey: agendaNumber,
    subject: { kind: 'letter', id: letterId },
    confidential: letter.security !== 'B',
  });
  const { sender } = letter;
  return {
    desk: position.id,
    dispositionId,
    deadline: deadline.toISOString(),
    ...reminderPlan(settings),
    sender: letter.security === 'B' ? sender : null,
  };
}

/** Of secret letters the addressee is entitled, not whoever the head is. */
function deskOf({ organisation }: ServiceContext, desk: string, letter: Letter): Position {
  const position =
    desk === 'addressee'
      ? organisation.position(letter.addresseeId)
      : (organisation.holderOf(desk as OfficeFunction) ?? organisation.position(desk));
  if (!position) throw new AppError('invalid', { reason: 'route', message: 'letters.route-unknown', values: { desk } });
  return position;
}

async function number({ unit, organisation }: ServiceContext, letter: Letter): Promise<string> {
  const year = localYear(unit.now(), organisation.agency.timeZone);
  const sequence = await nextNumber(unit, { register: INCOMING_REGISTER, year });
  const agendaNumber = `${String(sequence).padStart(4, '0')}/${year}`;
  const searchable = { ...letter, agendaNumber };
  await unit.change(
    `update letter set register = $2, year = $3, sequence = $4, agenda_number = $5, envelope = $6,
                       state = 'awaiting-disposition'
      where id = $1`,
    [letter.id, INCOMING_REGISTER, year, sequence, agendaNumber, envelopeText(searchable)],
  );
  await unit.change('update letter_content set words = $2 where letter_id = $1', [letter.id, contentText(searchable)]);
  return agendaNumber;
}
