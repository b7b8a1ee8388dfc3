import { conflict, notFound } from '../../platform/errors/index.js';
import { isId } from '../../platform/ids/index.js';
import { type ChildGroupRow, updateGroup } from '../store/child-group-store.js';
import { insertHistory } from '../store/history-store.js';
import type { InstanceRow } from '../store/instance-store.js';
import { writeAll } from '../store/writes.js';
import { cancelTree } from './cancel-tree.js';
import { type Case, openCase, refuseUnlessRunning } from './case.js';
import type { CommandContext } from './context.js';
import { tellParent } from './end-instance.js';
import { openSession } from './open-session.js';
import { memberValues } from './save-groups.js';
import { startChild } from './start-child.js';

/** One more member of a running group. In a sequential group the member waits for its turn. @returns the child's id. */
export async function addMember(
  context: CommandContext,
  parentId: string,
  elementId: string,
  item: unknown,
): Promise<string> {
  const { kase, group } = await groupAtHand(context, parentId, elementId);
  const { plan } = group;
  if (!plan) throw conflict('no-group', 'engine.instance.no-group');
  if (plan.sequential) throw conflict('sequential', 'engine.instance.sequential-group');
  const index = group.members;
  plan.items.push(item);
  group.members++;
  group.started++;
  const session = await openSession(context, kase);
  await writeAll(context.unit, [
    updateGroup(group),
    insertHistory(context.unit, [entry(context, kase.row, group, 'member-added')]),
  ]);
  return startChild(context, kase.row, group, index, memberValues(session, group, index));
}

/** The group goes on without this member; its open tasks are withdrawn with the reason. */
export async function withdrawMember(context: CommandContext, childId: string, reason: string): Promise<void> {
  if (!isId(childId)) throw notFound();
  const { row } = await openCase(context, childId);
  refuseUnlessRunning(row);
  if (!row.parentId) throw conflict('no-member', 'engine.instance.no-member');
  await cancelTree(context, [row.id], { kind: 'withdrawn', reason });
  await tellParent(context, row);
}

async function groupAtHand(context: CommandContext, parentId: string, elementId: string) {
  if (!isId(parentId)) throw notFound();
  const kase: Case = await openCase(context, parentId);
  refuseUnlessRunning(kase.row);
  const group = kase.open.groups.find((one) => one.elementId === elementId);
  if (!group) throw conflict('no-group', 'engine.instance.no-group');
  context.at.elementId = elementId;
  return { kase, group };
}

const entry = (context: CommandContext, row: InstanceRow, group: ChildGroupRow, event: string) => ({
  instanceId: row.id,
  rootId: row.rootId,
  elementId: group.elementId,
  name: group.name,
  type: 'CallActivity',
  event,
  by: context.by(),
});
