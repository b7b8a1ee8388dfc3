import { recordAudit } from '../../audit/record.js';
import { endSessionsOf } from '../accounts/sessions.js';
import { type Desk, lockOrganisation, wrong } from './desk.js';

interface AssignmentRow {
  id: string;
  position_id: string;
  person_id: string;
  starts_on: string;
}

/**
 * Ends a holding: at once, or with a last day. At once also ends the person's sessions; the position is vacant unless
 * somebody else holds it, and its tasks fall to the superior.
 */
export async function endAssignment(
  desk: Desk,
  assignmentId: string,
  { lastDay, reason }: { lastDay: string | null; reason: string },
): Promise<{ positionId: string; personId: string }> {
  const { unit, actor } = desk;
  await lockOrganisation(unit);
  const assignment = await unit.one<AssignmentRow>(
    `select id, position_id, person_id, starts_on from assignment
      where agency_id = $1 and id = $2 and ended_at is null`,
    [unit.agencyId, assignmentId],
  );
  if (lastDay !== null && lastDay < assignment.starts_on) throw wrong(desk, 'lastDay', 'ends-before-start');
  if (lastDay === null) {
    await unit.change('update assignment set ended_at = $2, ended_reason = $3 where id = $1', [
      assignmentId,
      unit.now(),
      reason,
    ]);
    await endSessionsOf(unit, [assignment.person_id], 'right-removed');
  } else {
    await unit.change('update assignment set ends_on = $2, ended_reason = $3 where id = $1', [
      assignmentId,
      lastDay,
      reason,
    ]);
  }
  const { position_id: positionId, person_id: personId } = assignment;
  await recordAudit(unit, {
    event: 'assignment.ended',
    actor,
    subject: { kind: 'position', id: positionId },
    reason,
    details: { assignment: assignmentId, person: personId, lastDay },
  });
  return { positionId, personId };
}
