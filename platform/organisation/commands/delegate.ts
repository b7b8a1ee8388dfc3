import { recordAudit } from '../../audit/record.js';
import { newId } from '../../ids/index.js';
import { type Desk, lockOrganisation, openPosition, wrong } from './desk.js';

export interface Delegation {
  principalId: string;
  preparerId: string;
  startsOn: string;
  basis: string | null;
}

/** From that day on the preparer drafts what the principal confirms. @returns the delegation's id. */
export async function delegate(desk: Desk, { principalId, preparerId, startsOn, basis }: Delegation): Promise<string> {
  const { unit, actor } = desk;
  await lockOrganisation(unit);
  if (principalId === preparerId) throw wrong(desk, 'preparerId', 'prepares-for-itself');
  await openPosition(unit, principalId);
  await openPosition(unit, preparerId);
  const id = newId();
  const added = await unit.run(
    `insert into delegation (id, agency_id, principal_id, preparer_id, basis, starts_on)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [id, unit.agencyId, principalId, preparerId, basis, startsOn],
  );
  if (added === 0) throw wrong(desk, 'preparerId', 'prepares-already');
  await recordAudit(unit, {
    event: 'delegation.begun',
    actor,
    subject: { kind: 'position', id: principalId },
    reason: basis ?? undefined,
    details: { delegation: id, preparer: preparerId },
  });
  return id;
}

export async function endDelegation({ unit, actor }: Desk, delegationId: string, reason: string): Promise<void> {
  const ended = await unit.one<{ principal_id: string }>(
    `update delegation set ended_at = $3 where agency_id = $1 and id = $2 and ended_at is null returning principal_id`,
    [unit.agencyId, delegationId, unit.now()],
  );
  await recordAudit(unit, {
    event: 'delegation.ended',
    actor,
    subject: { kind: 'position', id: ended.principal_id },
    reason,
    details: { delegation: delegationId },
  });
}
