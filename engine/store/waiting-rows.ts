import type { Unit } from '../../platform/database/index.js';
import type { Reach } from '../assignment/reach.js';

type Desk = Pick<Reach, 'assignees' | 'groups'>;

/** Open tasks that come to the desk and not to the one sat at now; what somebody took out of a pool is with him. */
export async function countWaiting(unit: Unit, desk: Desk, now: Desk): Promise<number> {
  const [row] = await unit.prepared<{ count: number }>(
    'task-waiting-elsewhere',
    `select count(*)::int as count from task t
      where t.id in (
        select id from task where agency_id = $1 and state = 'open' and assignee = any($2) and not assignee = any($3)
        union
        select id from task where agency_id = $1 and state = 'open' and assignee is null and claimed_by is null
           and candidate_groups && $4 and not candidate_groups && $5)`,
    [unit.agencyId, desk.assignees, now.assignees, desk.groups, now.groups],
  );
  return row?.count ?? 0;
}
