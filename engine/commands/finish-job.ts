import { isId } from '../../platform/ids/index.js';
import type { Values } from '../contract.js';
import { type JobRow, readJob } from '../store/job-store.js';
import { advance } from './advance.js';
import { type Case, openCase, refuseUnlessRunning } from './case.js';
import type { CommandContext } from './context.js';

/** A job that is gone was finished before, or its step was left meanwhile: the result is dropped. */
export async function finishJob(context: CommandContext, jobId: string, result: Values): Promise<void> {
  const found = await jobAtHand(context, jobId);
  context.doing('finishJob', jobId, { result });
  if (!found) return;
  await advance(context, found.kase, { act: (session) => session.finishJob(found.job.executionId, result) });
}

/** A business outcome of the job, which the diagram catches. */
export async function failJob(context: CommandContext, jobId: string, code: string, message: string): Promise<void> {
  const found = await jobAtHand(context, jobId);
  context.doing('failJob', jobId, { code, message });
  if (!found) return;
  await advance(context, found.kase, { act: (session) => session.failJob(found.job.executionId, code, message) });
}

async function jobAtHand(context: CommandContext, jobId: string): Promise<{ kase: Case; job: JobRow } | null> {
  const job = isId(jobId) ? await readJob(context.unit, jobId) : undefined;
  if (!job) return null;
  const kase = await openCase(context, job.instanceId);
  if (!kase.open.jobs.some((open) => open.id === job.id)) return null;
  refuseUnlessRunning(kase.row);
  context.at.elementId = job.elementId;
  return { kase, job };
}
