import { newId } from '../../platform/ids/index.js';
import { enqueue } from '../../platform/outbox/index.js';
import type { OpenJob } from '../session/index.js';
import { deleteJobs, insertJob } from '../store/job-store.js';
import { writeAll } from '../store/writes.js';
import type { Case } from './case.js';
import type { CommandContext } from './context.js';

/** A job that is new goes into the outbox; one whose step was left is forgotten, whatever its service still does. */
export async function saveJobs({ unit }: CommandContext, { row, open }: Case, jobs: readonly OpenJob[]): Promise<void> {
  const still = new Set(jobs.map((job) => job.executionId));
  const known = new Set(open.jobs.map((job) => job.executionId));
  const gone = open.jobs.filter((job) => !still.has(job.executionId)).map((job) => job.id);
  const fresh = jobs.filter((job) => !known.has(job.executionId)).map((job) => ({ id: newId(), job }));
  await writeAll(unit, [
    ...(gone.length > 0 ? [deleteJobs(gone)] : []),
    ...fresh.map(({ id, job }) => insertJob(unit, row.id, id, job)),
  ]);
  for (const { id } of fresh) await enqueue(unit, { kind: 'engine-job', payload: { jobId: id }, dedupeKey: id });
}
