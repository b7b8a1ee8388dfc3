import { newId } from '../../platform/ids/index.js';
import type { Values } from '../contract.js';
import { releaseOf } from '../definition/release.js';
import type { ChildGroupRow } from '../store/child-group-store.js';
import type { InstanceRow } from '../store/instance-store.js';
import { advance } from './advance.js';
import { newCase } from './case.js';
import type { CommandContext } from './context.js';
import { TooDeep } from './faults.js';

/** In the parent's unit, on its release; the case's name is inherited. @returns the child's id. */
export async function startChild(
  context: CommandContext,
  parent: InstanceRow,
  group: ChildGroupRow,
  index: number,
  variables: Values,
): Promise<string> {
  const { limits } = context.parts;
  if (parent.depth >= limits.depth) throw new TooDeep(group.processKey, limits.depth);
  const release = await releaseOf(context.unit, parent.releaseId);
  const version = release.entry('diagram', group.processKey)?.version;
  if (version === undefined) throw new Error(`the release has no process ${group.processKey} for ${group.elementId}`);
  const row: InstanceRow = {
    ...parent,
    id: newId(),
    parentId: parent.id,
    parentExecutionId: group.executionId,
    parentIndex: index,
    depth: parent.depth + 1,
    processKey: group.processKey,
    version,
    state: 'running',
    snapshot: null,
    variables,
    revision: 1,
    startedAt: context.unit.now(),
  };
  await advance(context, newCase(row), {});
  return row.id;
}
