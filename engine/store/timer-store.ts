import type { Unit } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import type { OpenTimer } from '../session/contract.js';
import type { Write } from './writes.js';

export interface TimerRow {
  id: string;
  instanceId: string;
  taskId: string | null;
  kind: 'bpmn' | 'reminder' | 'escalation';
  executionId: string | null;
  elementId: string;
  label: string | null;
  dueAt: Date;
}

export function insertTimers(unit: Unit, instanceId: string, open: readonly OpenTimer[]): Write {
  return {
    name: 'timer-insert',
    text: `insert into timer (id, agency_id, instance_id, kind, execution_id, element_id, due_at, repeat, opened_at)
     select x.id, $1, $2, 'bpmn', x.execution_id, x.element_id, x.due_at, x.repeat, $3
       from unnest($4::uuid[], $5::text[], $6::text[], $7::timestamptz[], $8::int[])
            as x(id, execution_id, element_id, due_at, repeat)`,
    values: [
      unit.agencyId,
      instanceId,
      unit.now(),
      open.map(() => newId()),
      open.map((it) => it.executionId),
      open.map((it) => it.elementId),
      open.map((it) => it.dueAt),
      open.map((it) => it.repeat),
    ],
  };
}

/** A recurring timer keeps its row. */
export const moveTimer = (id: string, dueAt: Date, repeat: number | null): Write => ({
  name: 'timer-move',
  text: 'update timer set due_at = $2, repeat = $3, leased_until = null, incident_id = null where id = $1',
  values: [id, dueAt, repeat],
});

export const deleteTimers = (ids: readonly string[]): Write => ({
  name: 'timer-delete',
  text: 'delete from timer where id = any($1)',
  values: [ids],
});

export interface TaskTimer {
  taskId: string;
  instanceId: string;
  elementId: string;
  kind: 'reminder' | 'escalation';
  label: string;
  dueAt: Date;
}

export function insertTaskTimers(unit: Unit, timers: readonly TaskTimer[]): Write {
  return {
    name: 'timer-insert-task',
    text: `insert into timer (id, agency_id, instance_id, task_id, kind, element_id, label, due_at, opened_at)
     select x.id, $1, x.instance_id, x.task_id, x.kind, x.element_id, x.label, x.due_at, $2
       from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::timestamptz[])
            as x(id, instance_id, task_id, kind, element_id, label, due_at)`,
    values: [
      unit.agencyId,
      unit.now(),
      timers.map(() => newId()),
      timers.map((it) => it.instanceId),
      timers.map((it) => it.taskId),
      timers.map((it) => it.kind),
      timers.map((it) => it.elementId),
      timers.map((it) => it.label),
      timers.map((it) => it.dueAt),
    ],
  };
}

export const deleteTaskTimers = (taskIds: readonly string[]): Write => ({
  name: 'timer-delete-task',
  text: 'delete from timer where task_id = any($1)',
  values: [taskIds],
});

const COLUMNS = `id, instance_id as "instanceId", task_id as "taskId", kind, execution_id as "executionId",
  element_id as "elementId", label, due_at as "dueAt"`;

export const readTimer = (unit: Unit, id: string): Promise<TimerRow | undefined> =>
  unit.row<TimerRow>(`select ${COLUMNS} from timer where id = $1`, [id]);

/** Timers due now, of all agencies, for one node: another takes them over when the lease has run out. */
export const leaseDueTimers = (
  unit: Unit,
  now: Date,
  limit: number,
): Promise<{ id: string; instanceId: string; agencyId: string }[]> =>
  unit.rows(
    `update timer set leased_until = clock_timestamp() + interval '1 minute'
      where id in (
        select t.id from timer t join instance i on i.id = t.instance_id
         where t.due_at <= $1 and t.incident_id is null
           and (t.leased_until is null or t.leased_until < clock_timestamp()) and i.state in ('running', 'incident')
         order by t.due_at limit $2 for update of t skip locked)
     returning id, instance_id as "instanceId", agency_id as "agencyId"`,
    [now, limit],
  );

export const releaseLease = (unit: Unit, id: string): Promise<number> =>
  unit.run('update timer set leased_until = null where id = $1', [id]);

/** It waits for the incident's retry instead of being tried for ever. */
export const holdTimer = (unit: Unit, id: string, incidentId: string | null): Promise<number> =>
  unit.run('update timer set incident_id = $2, leased_until = null where id = $1', [id, incidentId]);
