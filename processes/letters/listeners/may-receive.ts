import type { ServiceContext, TaskView } from '../../../engine/contract.js';
import { recipientsOf } from '../model/recipient-policy.js';
import { redirectTargets } from '../model/redirect-targets.js';
import { dispositionOf } from '../services/disposition-variables.js';

/**
 * A task is no way around the rules of disposition: it goes to whom the giver might have sent it, to whom the desk may
 * dispose, or to the office's deputy. Of a person his positions count.
 */
export async function mayReceive(context: ServiceContext, task: TaskView, to: string): Promise<boolean> {
  const { unit, organisation } = context;
  const own = dispositionOf(context);
  const desk = task.assignee?.startsWith('position:') ? task.assignee.slice('position:'.length) : own.desk;
  const beside = await unit.withFullSight(() => redirectTargets(unit, organisation, own));
  const allowed = new Set([
    ...beside.free.map(({ id }) => id),
    ...(await recipientsOf(unit, organisation, desk)).map(({ position }) => position.id),
    organisation.holderOf('deputy')?.id,
    own.desk,
  ]);
  const [kind, id = ''] = to.split(':');
  const targets = kind === 'person' ? organisation.positionsOf(id).map((held) => held.id) : [id];
  return targets.some((target) => allowed.has(target));
}
