import { AppError, conflict, forbidden, notFound } from '../../platform/errors/index.js';
import type { PersonActor } from '../../platform/organisation/actor.js';
import type { Organisation } from '../../platform/organisation/types.js';
import type { Preparer } from '../contract.js';
import type { TaskRow } from '../store/task-store.js';
import { positionsActedAs, type Reach, reachOf } from './reach.js';

/** As what a person acts on a task: history and audit say it. */
export interface Capacity {
  position: { id: string; name: string } | null;
}

/**
 * May this person act on the task now?
 * @throws AppError not-found when he may not even see it; forbidden with the reason when he sees it but does not decide.
 */
export function capacityFor(actor: PersonActor, task: TaskRow, organisation: Organisation): Capacity {
  const reach = reachOf(actor, organisation);
  const seen = task.assignee !== null && reach.assignees.includes(task.assignee);
  if (seen && task.assignee) return asAssignee(actor, task.assignee, reach.readOnly, organisation);
  const inGroup = task.candidateGroups.some((group) => reach.groups.includes(group));
  if (!inGroup) throw notFound('engine.task.not-found');
  if (task.state === 'open' && task.claimedBy && task.claimedBy !== actor.personId)
    throw conflict('claimed', 'engine.task.claimed', { who: organisation.person(task.claimedBy)?.name ?? '?' });
  return { position: candidatePosition(actor, task.candidateGroups, reach, organisation) };
}

/** As what a person may keep a draft for whoever decides; null when he does not prepare for that desk. */
export function preparerFor(
  actor: PersonActor,
  { assignee }: Pick<TaskRow, 'assignee'>,
  organisation: Organisation,
): Preparer | null {
  if (assignee === null || reachOf(actor, organisation).assignees.includes(assignee)) return null;
  const as = positionsActedAs(actor).find(({ id }) =>
    organisation.preparesFor(id).some((principal) => `position:${principal.id}` === assignee),
  );
  return as ? { personId: actor.personId, positionId: as.id } : null;
}

function asAssignee(
  actor: PersonActor,
  assignee: string,
  readOnly: ReadonlySet<string>,
  organisation: Organisation,
): Capacity {
  if (assignee === `person:${actor.personId}`) {
    const [first] = positionsActedAs(actor);
    return { position: first ? { id: first.id, name: first.name } : null };
  }
  const position = organisation.position(assignee.slice('position:'.length));
  if (readOnly.has(assignee)) {
    const acting = position && organisation.actingHolder(position.id);
    throw new AppError('forbidden', {
      reason: 'acting-official',
      message: 'engine.task.acting-official',
      values: { who: acting?.name ?? '?' },
    });
  }
  return { position: position ? { id: position.id, name: position.name } : null };
}

function candidatePosition(
  actor: PersonActor,
  candidates: readonly string[],
  reach: Reach,
  organisation: Organisation,
) {
  const named = candidates.flatMap((name) =>
    name.startsWith('group:')
      ? organisation.group(name.slice('group:'.length)).map(({ id }) => `position:${id}`)
      : name,
  );
  const deciding = named.find((name) => reach.assignees.includes(name) && !reach.readOnly.has(name));
  if (!deciding) throw forbidden('acting-official', 'engine.task.acting-official-group');
  return asAssignee(actor, deciding, reach.readOnly, organisation).position;
}
