import { AppError, conflict, forbidden, notFound } from '../../platform/errors/index.js';
import type { PersonActor } from '../../platform/organisation/actor.js';
import type { Organisation } from '../../platform/organisation/types.js';
import type { Preparer } from '../contract.js';
import type { TaskRow } from '../store/task-store.js';
import { positionsActedAs, reachOf } from './reach.js';

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
  if (task.claimedBy && task.claimedBy !== actor.personId)
    throw conflict('claimed', 'engine.task.claimed', { who: organisation.person(task.claimedBy)?.name ?? '?' });
  return { position: memberPosition(actor, task.candidateGroups, organisation) };
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

function memberPosition(actor: PersonActor, groups: readonly string[], organisation: Organisation) {
  const members = groups.flatMap((group) => organisation.group(group.slice('group:'.length)));
  const held = positionsActedAs(actor).filter((position) => members.some((member) => member.id === position.id));
  const deciding = held.find((position) => !position.readOnly);
  if (!deciding) throw forbidden('acting-official', 'engine.task.acting-official-group');
  return { id: deciding.id, name: deciding.name };
}
