import { recordAudit } from '../../audit/record.js';
import type { Unit } from '../../database/index.js';
import { newId } from '../../ids/index.js';
import { endSessionsOf } from '../accounts/sessions.js';
import { GRANTABLE_ROLES } from '../permissions.js';
import type { RoleCode } from '../types.js';
import { type Desk, openPosition, presentPerson, wrong } from './desk.js';

/** To whom: a person for herself, or a position for whoever holds it. */
export type Grantee = { kind: 'person' | 'position'; id: string };

const present = (unit: Unit, { kind, id }: Grantee) =>
  kind === 'person' ? presentPerson(unit, id) : openPosition(unit, id);

/** Idempotent. @throws AppError not-found, invalid for a role that an agency cannot give. */
export async function grantRole(desk: Desk, to: Grantee, role: RoleCode): Promise<void> {
  const { unit, actor } = desk;
  if (!GRANTABLE_ROLES.includes(role)) throw wrong(desk, 'role', 'role-unknown');
  await present(unit, to);
  const granted = await unit.run(
    `insert into role_grant (id, agency_id, role, ${to.kind}_id, granted_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [newId(), unit.agencyId, role, to.id, unit.now()],
  );
  if (granted === 1) await recordAudit(unit, { event: 'role.granted', actor, subject: to, details: { role } });
}

/** The right is gone with the next click; open sessions of those who had it end. */
export async function revokeRole(desk: Desk, from: Grantee, role: RoleCode): Promise<void> {
  const { unit, actor } = desk;
  await present(unit, from);
  await unit.change(`delete from role_grant where agency_id = $1 and role = $2 and ${from.kind}_id = $3`, [
    unit.agencyId,
    role,
    from.id,
  ]);
  const holders = await unit.rows<{ id: string }>(
    from.kind === 'person'
      ? 'select $1::uuid as id'
      : 'select person_id as id from assignment where position_id = $1 and ended_at is null',
    [from.id],
  );
  await endSessionsOf(
    unit,
    holders.map(({ id }) => id),
    'right-removed',
  );
  await recordAudit(unit, { event: 'role.revoked', actor, subject: from, details: { role } });
}
