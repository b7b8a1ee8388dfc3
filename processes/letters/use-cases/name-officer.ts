import { conflict, forbidden, invalidFields, notFound } from '../../../platform/errors/index.js';
import { isId } from '../../../platform/ids/index.js';
import type { Organisation } from '../../../platform/organisation/types.js';
import type { RequestContext } from '../../contract.js';
import { type Grantee, grantAccess, seesInFull } from '../model/access.js';
import { fieldError } from '../model/field-error.js';
import { ENDED, type Letter, loadOpenedLetter } from '../model/letter.js';
import { recordLetterEvent } from '../model/letter-event.js';
import { NAMED, type NamedOfficer, namedOfficers, officerName } from '../model/named-officers.js';
import { decidesFor } from '../model/person-of.js';

export type Officer = { position: string } | { person: string };

/**
 * A secret letter (R) that the actor may open to others: its addressee alone. Of an SR letter nobody is named
 * (domain.md 2.4). @throws AppError not-found, forbidden, conflict.
 */
export async function letterToOpen({ unit, actor }: RequestContext, letterId: string): Promise<Letter> {
  const letter = await loadOpenedLetter(unit, letterId);
  if (!decidesFor(actor, letter.addresseeId)) throw forbidden('addressee-only', 'letters.access.addressee-only');
  if (letter.security !== 'R') throw conflict('not-secret', 'letters.access.not-secret');
  return letter;
}

/** Lets somebody see a secret letter, with the reason. @returns the id of the grant. */
export async function nameOfficer(
  context: RequestContext,
  letterId: string,
  { officer, reason }: { officer: Officer; reason: string },
): Promise<string> {
  const { unit, actor } = context;
  const letter = await letterToOpen(context, letterId);
  if (ENDED.has(letter.state)) throw conflict('ended', 'letters.ended');
  const organisation = await context.organisation();
  const grantee = granteeOf(organisation, officer);
  if (await seesInFull(unit, letterId, grantee)) throw conflict('sees-already', 'letters.access.sees-already');
  await grantAccess(unit, letterId, grantee, 'full', NAMED);
  const given = (await namedOfficers(unit, letterId)).find(
    ({ positionId, personId }) =>
      positionId === ('position' in grantee ? grantee.position : null) &&
      personId === ('person' in grantee ? grantee.person : null),
  );
  if (!given) throw new Error('the grant that was just made is not there');
  await recordLetterEvent(unit, actor, {
    letterId,
    kind: 'officer-named',
    text: `${officerName(organisation, given)}: ${reason}`,
  });
  return given.id;
}

/** A grant that the actor may take back. @throws AppError not-found, forbidden, conflict. */
export async function namedBefore(
  context: RequestContext,
  accessId: string,
): Promise<NamedOfficer & { letterId: string }> {
  const { unit } = context;
  const row = isId(accessId)
    ? await unit.withFullSight(() =>
        unit.row<NamedOfficer & { letterId: string }>(
          `select id, letter_id as "letterId", position_id as "positionId", person_id as "personId", since
             from letter_access where id = $1 and reason = $2`,
          [accessId, NAMED],
        ),
      )
    : undefined;
  if (!row) throw notFound('letters.not-found');
  await letterToOpen(context, row.letterId);
  return row;
}

/** Takes the sight back. Who works on the letter by now keeps it. @throws AppError not-found, forbidden, conflict. */
export async function revokeOfficer(context: RequestContext, accessId: string, reason: string): Promise<void> {
  const { unit, actor } = context;
  const named = await namedBefore(context, accessId);
  const onChain = await unit.withFullSight(() =>
    unit.row(
      `select from letter_access where letter_id = $1 and position_id = $2 and sight = 'full' and reason <> $3 limit 1`,
      [named.letterId, named.positionId, NAMED],
    ),
  );
  if (onChain) throw conflict('on-chain', 'letters.access.on-chain');
  await unit.withFullSight(() => unit.run('delete from letter_access where id = $1', [accessId]));
  await recordLetterEvent(unit, actor, {
    letterId: named.letterId,
    kind: 'officer-revoked',
    text: `${officerName(await context.organisation(), named)}: ${reason}`,
  });
}

function granteeOf(organisation: Organisation, officer: Officer): Grantee {
  if ('person' in officer) {
    const person = organisation.person(officer.person);
    if (!person) throw invalidFields([fieldError('person', 'letters.access.unknown')]);
    return { person: person.id };
  }
  const position = organisation.position(officer.position);
  if (!position) throw invalidFields([fieldError('position', 'letters.access.unknown')]);
  return { position: position.id };
}
