import { recordAudit } from '../../audit/record.js';
import { violates } from '../../database/index.js';
import type { PositionFacts } from './create-position.js';
import { type Desk, lockOrganisation, openPosition, wrong } from './desk.js';

/**
 * Renames a position, or moves it beneath another superior or into another unit. Who holds it stays.
 * @throws AppError invalid when it would stand beneath itself or its code is in use.
 */
export async function changePosition(
  desk: Desk,
  positionId: string,
  facts: PositionFacts,
  reason: string,
): Promise<void> {
  const { unit, actor } = desk;
  await lockOrganisation(unit);
  const before = await openPosition(unit, positionId);
  if (facts.parentId !== null) {
    await openPosition(unit, facts.parentId);
    if (await standsBeneath(desk, facts.parentId, positionId)) throw wrong(desk, 'parentId', 'position-beneath-itself');
  }
  try {
    await unit.change(
      `update position set code = $3, chart_code = $4, name = $5, short_name = $6, unit_id = $7, kind = $8,
              echelon = $9, parent_id = $10, rank = $11
        where agency_id = $1 and id = $2`,
      [
        unit.agencyId,
        positionId,
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
  const moved = before.parent_id !== facts.parentId;
  await recordAudit(unit, {
    event: 'position.changed',
    actor,
    subject: { kind: 'position', id: positionId },
    reason,
    details: { code: facts.code, ...(moved && { from: before.parent_id, to: facts.parentId }) },
  });
}

/** Whether `positionId` is `ancestorId` or lies beneath it. */
async function standsBeneath({ unit }: Desk, positionId: string, ancestorId: string): Promise<boolean> {
  const found = await unit.row(
    `with recursive above as (
       select id, parent_id from position where id = $1
       union select p.id, p.parent_id from position p join above a on p.id = a.parent_id)
     select 1 from above where id = $2`,
    [positionId, ancestorId],
  );
  return found !== undefined;
}
