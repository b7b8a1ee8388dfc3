import { memberIndexes, updateGroup } from '../store/child-group-store.js';
import { writeAll } from '../store/writes.js';
import { openCase, refuseUnlessRunning } from './case.js';
import type { CommandContext } from './context.js';
import { openSession } from './open-session.js';
import { memberValues } from './save-groups.js';
import { startChild } from './start-child.js';

export interface MemberRange {
  instanceId: string;
  groupId: string;
  from: number;
  to: number;
}

/** One batch of a group too large for its parent's unit. A batch delivered twice starts nobody twice. */
export async function startMembers(context: CommandContext, range: MemberRange): Promise<void> {
  const kase = await openCase(context, range.instanceId);
  context.doing('startMembers', `${range.groupId}:${range.from}`, range);
  const group = kase.open.groups.find((one) => one.id === range.groupId);
  if (!group) return;
  refuseUnlessRunning(kase.row);
  context.at.elementId = group.elementId;
  const session = await openSession(context, kase);
  const there = await memberIndexes(context.unit, kase.row.id, group.executionId);
  for (let index = range.from; index < range.to; index++) {
    if (there.has(index)) continue;
    group.started++;
    await startChild(context, kase.row, group, index, memberValues(session, group, index));
  }
  await writeAll(context.unit, [updateGroup(group)]);
}
