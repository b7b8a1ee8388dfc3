import { recordAudit } from '../../audit/record.js';
import { violates } from '../../database/index.js';
import { newId } from '../../ids/index.js';
import type { PositionKind } from '../types.js';
import { type Desk, lockOrganisation, openPosition, wrong } from './desk.js';

export interface PositionFacts {
  code: string;
  chartCode: string | null;
  name: string;
  shortName: string;
  unitId: string;
  kind: PositionKind;
  echelon: string | null;
  parentId: string | null;
  rank: number;
}

/** A new, vacant position. @returns its id. @throws AppError invalid when the code is in use. */
export async function createPosition(desk: Desk, facts: PositionFacts): Promise<string> {
  const { unit, actor } = desk;
  await lockOrganisation(unit);
  if (facts.parentId !== null) await openPosition(unit, facts.parentId);
  const id = newId();
  try {
    await unit.run(
      `insert into position (id, agency_id, code, chart_code, name, short_name, unit_id, kind, echelon, parent_id, rank)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        id,
        unit.agencyId,
        facts.code,
        facts.chartCode,
        facts.name,
        facts.shortName,
        facts.unitId,
        facts.kind,
        facts.echelon,
        facts.parentId,
        facts.rank,
      ],
    );
  } catch (error) {
    throw violates(error, 'position_code') ? wrong(desk, 'code', 'position-code-taken', { code: facts.code }) : error;
  }
  const details = { code: facts.code, parent: facts.parentId };
  await recordAudit(unit, { event: 'position.created', actor, subject: { kind: 'position', id }, details });
  return id;
}
