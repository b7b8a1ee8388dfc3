import { recordAudit } from '../../audit/record.js';
import { newId } from '../../ids/index.js';
import type { AssignmentKind } from '../types.js';
import { type Desk, lockOrganisation, openPosition, presentPerson, wrong } from './desk.js';

export interface Appointment {
  positionId: string;
  personId: string;
  kind: AssignmentKind;
  /** YYYY-MM-DD, first day. */
  startsOn: string;
  /** Last day, included; null: until further notice. */
  endsOn: string | null;
  /** Number of the decree or order. */
  basis: string | null;
}

/**
 * Lets a person hold a position (domain 1.4). A definitive, Plt or Pj holder takes the place of the one before him;
 * a Plh stands beside the holder for days that an order names. One person may hold several positions.
 * @returns the assignment's id.
 */
export async function appoint(desk: Desk, appointment: Appointment): Promise<string> {
  const { unit, actor } = desk;
  const { positionId, personId, kind, startsOn, endsOn, basis } = appointment;
  await lockOrganisation(unit);
  await openPosition(unit, positionId);
  await presentPerson(unit, personId);
  if (endsOn !== null && endsOn < startsOn) throw wrong(desk, 'endsOn', 'ends-before-start');
  if (kind === 'plh' && endsOn === null) throw wrong(desk, 'endsOn', 'plh-needs-end');
  if (kind !== 'definitive' && !basis) throw wrong(desk, 'basis', 'basis-needed');
  await refuseOverlap(desk, appointment);
  if (kind !== 'plh') await relievePrevious(desk, appointment);
  const id = newId();
  await unit.run(
    `insert into assignment (id, agency_id, position_id, person_id, kind, starts_on, ends_on, basis, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, unit.agencyId, positionId, personId, kind, startsOn, endsOn, basis, unit.now()],
  );
  await recordAudit(unit, {
    event: 'assignment.begun',
    actor,
    subject: { kind: 'position', id: positionId },
    reason: basis ?? undefined,
    details: { assignment: id, person: personId, kind, startsOn, endsOn },
  });
  return id;
}

const OVERLAPS = `ended_at is null and starts_on <= coalesce($3::date, 'infinity') and coalesce(ends_on, 'infinity') >= $2::date`;

/** One Plh at a time, and nobody stands in for himself. */
async function refuseOverlap(desk: Desk, { positionId, personId, kind, startsOn, endsOn }: Appointment): Promise<void> {
  const others = await desk.unit.rows<{ person_id: string; kind: string }>(
    `select person_id, kind from assignment where position_id = $1 and ${OVERLAPS}`,
    [positionId, startsOn, endsOn],
  );
  if (kind === 'plh' && others.some((other) => other.kind === 'plh')) throw wrong(desk, 'startsOn', 'plh-already');
  const own = others.filter((other) => other.person_id === personId);
  if (own.some((other) => kind === 'plh' || other.kind === 'plh' || other.kind === kind))
    throw wrong(desk, 'personId', 'holds-already');
}

/** The holder before leaves on the day before, or at once when that day is over. */
async function relievePrevious(
  { unit, translate }: Desk,
  { positionId, startsOn, endsOn }: Appointment,
): Promise<void> {
  const values = [positionId, startsOn, endsOn];
  const previous = `position_id = $1 and kind <> 'plh' and ${OVERLAPS}`;
  await unit.run(`update assignment set ended_at = $4, ended_reason = $5 where ${previous} and starts_on >= $2::date`, [
    ...values,
    unit.now(),
    translate('organisation.relieved'),
  ]);
  await unit.run(
    `update assignment set ends_on = $2::date - 1, ended_reason = $4 where ${previous} and starts_on < $2::date`,
    [...values, translate('organisation.relieved')],
  );
}
