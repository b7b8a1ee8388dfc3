import type { Unit } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import { insertIncident } from '../store/incident-store.js';
import { lockInstance, setInstanceState } from '../store/instance-store.js';
import { readJob } from '../store/job-store.js';

/** The last attempt of a job failed: the instance waits there until an administrator has it tried again. */
export async function jobGivenUp(unit: Unit, jobId: string, reason: string): Promise<void> {
  const job = await readJob(unit, jobId);
  const row = job && (await lockInstance(unit, job.instanceId));
  if (!job || !row) return;
  await insertIncident(unit, {
    id: newId(),
    instanceId: row.id,
    rootId: row.rootId,
    processKey: row.processKey,
    elementId: job.elementId,
    cause: reason,
    trigger: { command: 'runJob', id: job.id },
  });
  if (row.state === 'running') await setInstanceState(unit, row.id, 'incident');
}
