import { appoint } from './appoint.js';
import type { Desk } from './desk.js';
import { endAssignment } from './end-assignment.js';

/**
 * Moves a holder to another position today: the old one is vacant at once, the new one held definitively.
 * @returns the new assignment's id.
 */
export async function transfer(
  desk: Desk,
  assignmentId: string,
  to: { positionId: string; startsOn: string; basis: string },
): Promise<string> {
  const { personId } = await endAssignment(desk, assignmentId, { lastDay: null, reason: to.basis });
  return appoint(desk, { ...to, personId, kind: 'definitive', endsOn: null });
}
