import { recordAudit } from '../../audit/record.js';
import type { OfficeFunction } from '../types.js';
import { type Desk, lockOrganisation, openPosition, wrong } from './desk.js';

/** Flows name functions, never an agency's own codes; without these two no flow can find its way. */
export const INDISPENSABLE: readonly OfficeFunction[] = ['head', 'administrator'];

/** @param positionId null: nobody carries it for now. */
export async function setOfficeFunction(
  desk: Desk,
  function_: OfficeFunction,
  positionId: string | null,
): Promise<void> {
  const { unit, actor } = desk;
  await lockOrganisation(unit);
  if (positionId === null) {
    if (INDISPENSABLE.includes(function_)) throw wrong(desk, function_, 'function-indispensable');
    await unit.run('delete from office_function where agency_id = $1 and function = $2', [unit.agencyId, function_]);
  } else {
    await openPosition(unit, positionId);
    const changed = await unit.run(
      `insert into office_function as f (agency_id, function, position_id) values ($1, $2, $3)
       on conflict (agency_id, function) do update set position_id = excluded.position_id
        where f.position_id <> excluded.position_id`,
      [unit.agencyId, function_, positionId],
    );
    if (changed === 0) return;
  }
  await recordAudit(unit, {
    event: 'office-function.set',
    actor,
    subject: { kind: 'agency', id: unit.agencyId },
    details: { function: function_, position: positionId },
  });
}
