import { recordAudit } from '../../audit/record.js';
import { violates } from '../../database/index.js';
import { newId } from '../../ids/index.js';
import { type Desk, wrong } from './desk.js';

export interface UnitFacts {
  code: string;
  name: string;
}

/** Creates a work unit, or renames the one with this id. @returns its id. @throws AppError not-found, invalid. */
export async function saveUnit(desk: Desk, unitId: string | null, facts: UnitFacts): Promise<string> {
  const { unit, actor } = desk;
  const id = unitId ?? newId();
  try {
    if (unitId === null)
      await unit.run(
        `insert into org_unit (id, agency_id, code, name, rank)
         select $1, $2, $3, $4, coalesce(max(rank), 0) + 1 from org_unit where agency_id = $2`,
        [id, unit.agencyId, facts.code, facts.name],
      );
    else
      await unit.one('update org_unit set code = $3, name = $4 where agency_id = $1 and id = $2 returning id', [
        unit.agencyId,
        id,
        facts.code,
        facts.name,
      ]);
  } catch (error) {
    throw violates(error, 'org_unit_agency_id_code_key') ? wrong(desk, 'code', 'unit-code-taken') : error;
  }
  const event = unitId === null ? 'unit.created' : 'unit.renamed';
  await recordAudit(unit, { event, actor, subject: { kind: 'unit', id }, details: { code: facts.code } });
  return id;
}
