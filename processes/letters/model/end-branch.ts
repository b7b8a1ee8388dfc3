import type { Unit } from '../../../platform/database/index.js';
import { endSight } from './access.js';

/**
 * Ends an edge that did not finish by itself, and everything that was passed on from it; those who had it by these edges
 * alone see the letter no more.
 */
export const endBranch = (
  unit: Unit,
  dispositionId: string,
  how: 'withdrawn' | 'waived',
  by: string | null,
  reason: string | null,
): Promise<void> =>
  unit.withFullSight(async () => {
    const ended = await unit.rows<{ letterId: string }>(
      `with recursive branch as (
         select id from disposition where id = $1
         union all select below.id from disposition below join branch on below.parent_id = branch.id)
       update disposition
          set status = 'withdrawn', ended_at = $2, ended_how = $3, ended_by = $4, ended_reason = coalesce($5, ended_reason)
         from branch where disposition.id = branch.id and disposition.ended_at is null
       returning disposition.letter_id as "letterId"`,
      [dispositionId, unit.now(), how, by, reason],
    );
    const [first] = ended;
    if (first) await endSight(unit, first.letterId);
  });
