import type { Unit } from '../../platform/database/index.js';
import { notFound } from '../../platform/errors/index.js';
import { isId } from '../../platform/ids/index.js';
import type { Actor } from '../../platform/organisation/actor.js';
import type { OrganisationSource } from '../commands/context.js';
import { releaseOf } from '../definition/release.js';
import { takesPart, taskDetailRow } from '../store/worklist-rows.js';
import type { TaskDetail } from '../types.js';
import { reachIn, seesInstances, taskItem } from './tasks.js';

/**
 * A draft is its desk's own until it is sent: others who may see the task do not read it.
 * @throws AppError not-found also when the person may not see it: nothing tells the two apart.
 */
export async function taskDetail(
  organisations: OrganisationSource,
  unit: Unit,
  actor: Actor,
  taskId: string,
): Promise<TaskDetail> {
  if (!isId(taskId)) throw notFound('engine.task.not-found');
  const [row, reach] = await Promise.all([taskDetailRow(unit, taskId), reachIn(organisations, unit, actor)]);
  if (!row) throw notFound('engine.task.not-found');
  const own =
    (row.assignee !== null && (reach.assignees.includes(row.assignee) || reach.prepares.has(row.assignee))) ||
    row.claimedBy === reach.personId ||
    row.completedBy === reach.personId ||
    row.candidates.some((group) => reach.groups.includes(group));
  const seen = own || (seesInstances(actor) && !row.confidential) || (await takesPart(unit, reach, row.rootId));
  if (!seen) throw notFound('engine.task.not-found');
  const release = await releaseOf(unit, row.releaseId);
  const form = row.formId ? await release.form(unit, row.formId) : null;
  return {
    ...taskItem(row, reach),
    form: form && { ...form },
    values: { ...row.variables, ...row.inputs, ...(own ? row.draft : null) },
    revision: row.revision,
    prepares: row.assignee !== null && !reach.assignees.includes(row.assignee) && reach.prepares.has(row.assignee),
    preparedBy: own ? row.preparedBy : null,
  };
}
