import type { Unit } from '../../platform/database/index.js';
import type { Values } from '../contract.js';
import type { OpenJob } from '../session/contract.js';
import type { InstanceState } from '../types.js';
import type { Write } from './writes.js';

export interface JobRow {
  id: string;
  instanceId: string;
  executionId: string;
  elementId: string;
  type: string;
  input: Values;
  instanceState: InstanceState;
}

export function insertJob(unit: Unit, instanceId: string, id: string, job: OpenJob): Write {
  return {
    name: 'job-insert',
    text: `insert into job (id, agency_id, instance_id, execution_id, element_id, type, input, opened_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      id,
      unit.agencyId,
      instanceId,
      job.executionId,
      job.elementId,
      job.type,
      JSON.stringify(job.input),
      unit.now(),
    ],
  };
}

export const deleteJobs = (ids: readonly string[]): Write => ({
  name: 'job-delete',
  text: 'delete from job where id = any($1)',
  values: [ids],
});

export const readJob = (unit: Unit, id: string): Promise<JobRow | undefined> =>
  unit.row<JobRow>(
    `select j.id, j.instance_id as "instanceId", j.execution_id as "executionId", j.element_id as "elementId", j.type,
            j.input, i.state as "instanceState"
       from job j join instance i on i.id = j.instance_id where j.id = $1`,
    [id],
  );
