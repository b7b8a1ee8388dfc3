import { forbidden } from '../../platform/errors/index.js';
import type { Organisation } from '../../platform/organisation/types.js';
import { taskView } from '../store/task-store.js';
import type { CommandContext } from './context.js';
import { serviceContext } from './open-session.js';
import type { TaskAtHand } from './task-at-hand.js';

/** A task is no way around who may give work to whom. @throws AppError forbidden `not-a-recipient`. */
export async function refuseUnlessRecipient(context: CommandContext, hand: TaskAtHand, to: string): Promise<void> {
  if (context.actor.kind === 'system') return;
  if (!(await mayGet(context, hand, to))) throw forbidden('not-a-recipient', 'engine.task.not-a-recipient');
}

async function mayGet(context: CommandContext, { kase: { row }, task, capacity }: TaskAtHand, to: string) {
  const judges = (context.parts.listeners.get(row.processKey) ?? []).filter((listener) => listener.mayAssign);
  if (judges.length === 0) return nearby(await context.organisation(), capacity.position?.id, to);
  for (const judge of judges) {
    const at = await serviceContext(context, row, row.variables, task.elementId);
    if (!(await judge.mayAssign?.(at, taskView(task), to))) return false;
  }
  return true;
}

/** Beneath the desk that gives it, or in its unit. */
function nearby(organisation: Organisation, fromId: string | undefined, to: string): boolean {
  const from = organisation.position(fromId ?? '');
  if (!from) return false;
  const [kind, id = ''] = to.split(':');
  const targets = kind === 'person' ? organisation.positionsOf(id).map((held) => held.id) : [id];
  return targets.some(
    (target) => organisation.position(target)?.unitId === from.unitId || organisation.isBelow(target, from.id),
  );
}
