import type { Values } from '../contract.js';
import type { Session } from '../session/index.js';
import { type ChildGroupRow, updateGroup } from '../store/child-group-store.js';
import { type InstanceRow, markReported, readInstance } from '../store/instance-store.js';
import { writeAll } from '../store/writes.js';
import { advance } from './advance.js';
import { openCase, refuseUnlessRunning } from './case.js';
import type { CommandContext } from './context.js';

/** A child's end reaches its parent: counted once, whatever is delivered twice. */
export async function endChild(context: CommandContext, parentId: string, childId: string): Promise<void> {
  const kase = await openCase(context, parentId);
  context.doing('endChild', childId, { parentId });
  const child = await readInstance(context.unit, childId);
  const group = kase.open.groups.find((one) => one.executionId === child?.parentExecutionId);
  if (!child?.endKind || !group) return;
  refuseUnlessRunning(kase.row);
  context.at.elementId = group.elementId;
  if (!(await markReported(context.unit, childId))) return;
  if (!group.plan) return advance(context, kase, { act: (session) => endCall(session, group, child) });
  if (child.endKind === 'failed')
    return advance(context, kase, { act: (session) => throwAt(session, group, child.errorCode, child.endReason) });
  count(group, child);
  if (!concernsSession(group, child)) return writeAll(context.unit, [updateGroup(group)]);
  return advance(context, kase, { act: (session) => endMember(session, group, child), changed: group });
}

const isOver = (group: ChildGroupRow) => group.completed + group.terminated >= group.members;

/** With nothing to evaluate and others still at work only the counters move: 200 ends cost 200 small updates. */
const concernsSession = (group: ChildGroupRow, child: InstanceRow) =>
  isOver(group) ||
  group.plan?.sequential === true ||
  Boolean(group.plan?.completionCondition) ||
  (Boolean(group.plan?.outputElement) && child.endKind === 'completed');

function count(group: ChildGroupRow, child: InstanceRow): void {
  if (child.endKind === 'completed') group.completed++;
  else group.terminated++;
}

function endCall(session: Session, group: ChildGroupRow, child: InstanceRow): void {
  if (child.endKind === 'completed') session.signal(group.executionId, child.variables);
  else throwAt(session, group, child.errorCode ?? 'cancelled', child.endReason);
}

const throwAt = (session: Session, group: ChildGroupRow, code: string | null, message: string | null) =>
  session.throwError(group.executionId, code ?? 'error', message ?? code ?? 'error');

function endMember(session: Session, group: ChildGroupRow, child: InstanceRow): void {
  const { plan } = group;
  if (plan?.outputElement && child.endKind === 'completed')
    group.results[child.parentIndex ?? 0] = session.evaluateAt(group.executionId, plan.outputElement, {
      ...child.variables,
      loopCounter: (child.parentIndex ?? 0) + 1,
    });
  const early =
    plan?.completionCondition &&
    session.evaluateAt(group.executionId, plan.completionCondition, counters(group)) === true;
  if (early || isOver(group)) session.signal(group.executionId, collected(group));
}

const counters = (group: ChildGroupRow): Values => ({
  numberOfInstances: group.members,
  numberOfActiveInstances: group.started - group.completed - group.terminated,
  numberOfCompletedInstances: group.completed,
  numberOfTerminatedInstances: group.terminated,
});

/** Results in the order of the members, those who gave none left out. */
function collected({ plan, results }: ChildGroupRow): Values {
  if (!plan?.outputCollection) return {};
  const inOrder = Object.keys(results)
    .map(Number)
    .sort((a, b) => a - b)
    .map((index) => results[index]);
  return { [plan.outputCollection]: inOrder };
}
