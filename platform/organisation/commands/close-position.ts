import { recordAudit } from '../../audit/record.js';
import { conflict } from '../../errors/index.js';
import { endSessionsOf } from '../accounts/sessions.js';
import { type Desk, lockOrganisation, openPosition } from './desk.js';

/**
 * Abolishes a position: its holders leave it at once, and what still lies there falls to its superior.
 * @throws AppError conflict while it has subordinates or carries an office function.
 */
export async function closePosition(desk: Desk, positionId: string, reason: string): Promise<void> {
  const { unit, actor } = desk;
  await lockOrganisation(unit);
  const { code } = await openPosition(unit, positionId);
  const beneath = await unit.row('select 1 from position where parent_id = $1 and closed_at is null', [positionId]);
  if (beneath) throw conflict('position-has-subordinates', 'organisation.position-has-subordinates');
  const function_ = await unit.row('select 1 from office_function where position_id = $1', [positionId]);
  if (function_) throw conflict('position-has-function', 'organisation.position-has-function');
  const holders = await unit.rows<{ person_id: string }>(
    `update assignment set ended_at = $2, ended_reason = $3
      where position_id = $1 and ended_at is null returning person_id`,
    [positionId, unit.now(), reason],
  );
  await unit.run('delete from position_group_member where position_id = $1', [positionId]);
  await unit.run('delete from role_grant where position_id = $1', [positionId]);
  await unit.run(
    'update delegation set ended_at = $2 where (principal_id = $1 or preparer_id = $1) and ended_at is null',
    [positionId, unit.now()],
  );
  await unit.change('update position set closed_at = $2 where id = $1', [positionId, unit.now()]);
  await endSessionsOf(
    unit,
    holders.map((holder) => holder.person_id),
    'right-removed',
  );
  await recordAudit(unit, {
    event: 'position.closed',
    actor,
    subject: { kind: 'position', id: positionId },
    reason,
    details: { code },
  });
}
