import { AppError, notFound } from '../../platform/errors/index.js';
import { newId } from '../../platform/ids/index.js';
import type { Values } from '../contract.js';
import { releaseOf } from '../definition/release.js';
import type { InstanceRow } from '../store/instance-store.js';
import { currentReleaseId } from '../store/release-store.js';
import type { InstanceState, StartInstance } from '../types.js';
import { advance } from './advance.js';
import { locate, newCase } from './case.js';
import type { CommandContext } from './context.js';

/** @param startId the start event, when it is not the process' only none start. */
export async function startInstance(
  context: CommandContext,
  input: StartInstance,
  startId?: string,
): Promise<{ id: string; state: InstanceState; variables: Values }> {
  const { unit, actor } = context;
  const releaseId = await currentReleaseId(unit);
  if (!releaseId) throw notFound('engine.error.no-process');
  const release = await releaseOf(unit, releaseId);
  const process = await release.process(unit, input.key);
  if (!startId && !process.startEvents.some((start) => start.kind === 'none'))
    throw new AppError('invalid', { reason: 'no-start', message: 'engine.error.no-start' });
  const person = actor.kind === 'person' ? actor : null;
  const id = newId();
  const row: InstanceRow = {
    id,
    rootId: id,
    parentId: null,
    parentExecutionId: null,
    parentIndex: null,
    depth: 0,
    releaseId,
    processKey: input.key,
    version: release.entry('diagram', input.key)?.version ?? 1,
    businessKey: input.businessKey ?? null,
    subjectKind: input.subject?.kind ?? null,
    subjectId: input.subject?.id ?? null,
    confidential: false,
    state: 'running',
    snapshot: null,
    variables: { ...input.values },
    revision: 1,
    startedAt: unit.now(),
    startedBy: person?.personId ?? null,
    startedAs: person?.position?.id ?? null,
    endedAt: null,
    endKind: null,
    endReason: null,
    errorCode: null,
  };
  context.doing('startInstance', input.key, { ...input, startId });
  // It does not exist before the commit: an incident names the process, not the instance.
  locate(context, row);
  context.at.instanceId = null;
  context.at.rootId = null;
  await advance(context, newCase(row), { startId });
  return { id, state: row.state, variables: row.variables };
}
