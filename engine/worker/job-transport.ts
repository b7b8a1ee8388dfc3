import { agencySystemScope } from '../../platform/database/index.js';
import { type Delivery, RetryLater, type Transport } from '../../platform/outbox/contract.js';
import type { EngineParts } from '../commands/context.js';
import { failJob, finishJob } from '../commands/finish-job.js';
import { jobGivenUp } from '../commands/job-given-up.js';
import { BpmnError, type Values } from '../contract.js';
import { type JobRow, readJob } from '../store/job-store.js';
import { deliverCommand } from './deliver-command.js';

const WHILE_SUSPENDED = 60_000;
/** About two hours of back-off; an incident then asks an administrator. */
const ATTEMPTS = 8;

/** Runs a job's service outside every unit, then answers the engine in one (guarantee 3). */
export const jobTransport = (parts: EngineParts): Transport => ({
  kind: 'engine-job',
  attempts: ATTEMPTS,
  deliver: async (delivery) => {
    const job = await jobOf(parts, delivery);
    if (!job) return;
    if (job.instanceState === 'suspended') throw new RetryLater(WHILE_SUSPENDED, 'the instance is suspended');
    const outcome = await run(parts, job, delivery);
    await deliverCommand(parts, delivery, 'finish-job', (context) =>
      outcome instanceof BpmnError
        ? failJob(context, job.id, outcome.code, outcome.message)
        : finishJob(context, job.id, outcome),
    );
  },
  givenUp: async (unit, delivery, reason) => jobGivenUp(unit, jobIdOf(delivery), reason),
});

const jobIdOf = (delivery: Delivery) => String(delivery.payload.jobId);

const jobOf = (parts: EngineParts, delivery: Delivery): Promise<JobRow | undefined> => {
  if (!delivery.agencyId) throw new Error(`job ${delivery.id} belongs to no agency`);
  return parts.database.inUnit(agencySystemScope(delivery.agencyId), (unit) => readJob(unit, jobIdOf(delivery)), {
    readOnly: true,
  });
};

async function run(parts: EngineParts, job: JobRow, delivery: Delivery): Promise<Values | BpmnError> {
  const service = parts.services.get(job.type);
  if (service?.kind !== 'job') throw new Error(`job ${job.type} is not bound`);
  const context = {
    agencyId: delivery.agencyId ?? '',
    instanceId: job.instanceId,
    dedupeKey: job.id,
    attempt: delivery.attempt,
  };
  try {
    return (await service.run(context, job.input)) ?? {};
  } catch (error) {
    if (error instanceof BpmnError) return error;
    throw error;
  }
}
