import { recordAudit } from '../../audit/record.js';
import { conflict } from '../../errors/index.js';
import { endSessionsOf } from '../accounts/sessions.js';
import type { Desk } from './desk.js';

/** Nobody can sign in with it from now on; positions stay. @throws AppError conflict for one's own account. */
export async function closeAccount(desk: Desk, personId: string, reason: string): Promise<void> {
  const { unit, actor } = desk;
  if (actor.kind === 'person' && actor.personId === personId) throw conflict('own-account', 'organisation.own-account');
  await unit.change(
    'update account set deactivated_at = $3 where agency_id = $1 and person_id = $2 and deactivated_at is null',
    [unit.agencyId, personId, unit.now()],
  );
  await endSessionsOf(unit, [personId], 'deactivated');
  await recordAudit(unit, { event: 'account.closed', actor, subject: { kind: 'person', id: personId }, reason });
}

export async function reopenAccount({ unit, actor }: Desk, personId: string, reason: string): Promise<void> {
  await unit.change(
    'update account set deactivated_at = null where agency_id = $1 and person_id = $2 and deactivated_at is not null',
    [unit.agencyId, personId],
  );
  await recordAudit(unit, { event: 'account.reopened', actor, subject: { kind: 'person', id: personId }, reason });
}
