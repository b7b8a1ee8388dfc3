import type { Unit } from '../../platform/database/index.js';
import type { OpenTask } from '../types.js';

/** Oldest first. */
export const familyTasks = (unit: Unit, rootId: string): Promise<OpenTask[]> =>
  unit.prepared<OpenTask>(
    'task-of-family',
    `select id, instance_id as "instanceId", element_id as "elementId", name, assignee, claimed_by as "claimedBy",
            created_at as "createdAt", due_at as "dueAt", read_at as "readAt"
       from task where agency_id = $1 and root_id = $2 and state = 'open' order by created_at, id`,
    [unit.agencyId, rootId],
  );
