import { recordAudit } from '../../audit/record.js';
import { conflict } from '../../errors/index.js';
import { endSessionsOf } from '../accounts/sessions.js';
import { type Desk, lockOrganisation, presentPerson } from './desk.js';

/**
 * Retirement, transfer to another agency, death: every holding, right and session ends at once. History keeps the name.
 * @throws AppError conflict for oneself: an agency would lose its last administrator unnoticed.
 */
export async function personLeaves(desk: Desk, personId: string, reason: string): Promise<void> {
  const { unit, actor } = desk;
  if (actor.kind === 'person' && actor.personId === personId) throw conflict('own-account', 'organisation.own-account');
  await lockOrganisation(unit);
  await presentPerson(unit, personId);
  await unit.run('update assignment set ended_at = $2, ended_reason = $3 where person_id = $1 and ended_at is null', [
    personId,
    unit.now(),
    reason,
  ]);
  await unit.run('delete from role_grant where person_id = $1', [personId]);
  await unit.run('update account set deactivated_at = $2 where person_id = $1 and deactivated_at is null', [
    personId,
    unit.now(),
  ]);
  await unit.change('update person set left_at = $2 where id = $1', [personId, unit.now()]);
  await endSessionsOf(unit, [personId], 'deactivated');
  await recordAudit(unit, { event: 'person.left', actor, subject: { kind: 'person', id: personId }, reason });
}
