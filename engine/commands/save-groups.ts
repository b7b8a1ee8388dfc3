import { newId } from '../../platform/ids/index.js';
import { enqueue } from '../../platform/outbox/index.js';
import type { OpenCall, Session } from '../session/index.js';
import { type ChildGroupRow, deleteGroups, insertGroup, updateGroup } from '../store/child-group-store.js';
import { unfinishedMembers } from '../store/instance-store.js';
import { writeAll } from '../store/writes.js';
import { cancelTree } from './cancel-tree.js';
import type { Case } from './case.js';
import type { CommandContext } from './context.js';
import { startChild } from './start-child.js';

/** Members per message when a group is too large for its parent's unit. */
const BATCH = 25;

/** Calls that opened start their children; children of calls that were left are cancelled with all beneath them. */
export async function saveGroups(
  context: CommandContext,
  kase: Case,
  session: Session,
  calls: readonly OpenCall[],
  changed: ChildGroupRow | undefined,
): Promise<void> {
  const still = new Set(calls.map((call) => call.executionId));
  const known = new Set(kase.open.groups.map((group) => group.executionId));
  const gone = kase.open.groups.filter((group) => !still.has(group.executionId));
  for (const group of gone) {
    const members = await unfinishedMembers(context.unit, kase.row.id, group.executionId);
    if (members.length > 0) await cancelTree(context, members, { kind: 'cancelled', reason: 'overtaken' });
  }
  if (gone.length > 0) await writeAll(context.unit, [deleteGroups(gone.map((group) => group.id))]);
  for (const call of calls) if (!known.has(call.executionId)) await openGroup(context, kase, session, call);
  if (changed && still.has(changed.executionId)) await continueGroup(context, kase, session, changed);
}

/** A member ended and the group goes on: the next of a sequential one begins. */
async function continueGroup(context: CommandContext, kase: Case, session: Session, group: ChildGroupRow) {
  const idle = group.started === group.completed + group.terminated;
  const index = group.plan?.sequential && idle && group.started < group.members ? group.started++ : null;
  await writeAll(context.unit, [updateGroup(group)]);
  if (index !== null) await startChild(context, kase.row, group, index, memberValues(session, group, index));
}

async function openGroup(context: CommandContext, kase: Case, session: Session, call: OpenCall): Promise<void> {
  const { unit, parts } = context;
  const plan = call.group;
  const members = plan ? plan.items.length : 1;
  const atOnce = plan?.sequential ? 1 : members > parts.limits.membersInUnit ? 0 : members;
  const group: ChildGroupRow = {
    id: newId(),
    executionId: call.executionId,
    elementId: call.elementId,
    name: call.name,
    processKey: call.processKey,
    plan,
    input: plan ? null : call.input,
    members,
    started: atOnce,
    completed: 0,
    terminated: 0,
    results: {},
  };
  await writeAll(unit, [insertGroup(unit, kase.row.id, group)]);
  for (let index = 0; index < atOnce; index++)
    await startChild(context, kase.row, group, index, memberValues(session, group, index));
  if (atOnce > 0 || !plan) return;
  for (let from = 0; from < members; from += BATCH)
    await enqueue(unit, {
      kind: 'engine-members',
      payload: { instanceId: kase.row.id, groupId: group.id, from, to: Math.min(from + BATCH, members) },
      dedupeKey: `${group.id}:${from}`,
      queue: `family:${kase.row.rootId}`,
    });
}

export const memberValues = (session: Session, group: ChildGroupRow, index: number) =>
  group.plan ? session.memberInput(group.executionId, group.plan.items[index], index) : (group.input ?? {});
