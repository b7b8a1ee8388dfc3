import type { Unit } from '../../platform/database/index.js';
import type { Trigger } from '../commands/trigger.js';

export interface IncidentRow {
  id: string;
  instanceId: string | null;
  rootId: string | null;
  processKey: string | null;
  elementId: string | null;
  cause: string;
  trigger: Trigger | null;
}

export async function insertIncident(unit: Unit, row: IncidentRow): Promise<void> {
  await unit.run(
    `insert into incident (id, agency_id, instance_id, root_id, process_key, element_id, cause, trigger, request_id, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      row.id,
      unit.agencyId,
      row.instanceId,
      row.rootId,
      row.processKey,
      row.elementId,
      row.cause,
      row.trigger && JSON.stringify(row.trigger),
      unit.requestId,
      unit.now(),
    ],
  );
}

export const openIncident = (unit: Unit, id: string): Promise<IncidentRow | undefined> =>
  unit.row<IncidentRow>(
    `select id, instance_id as "instanceId", root_id as "rootId", process_key as "processKey", element_id as "elementId",
            cause, trigger from incident where id = $1 and state = 'open'`,
    [id],
  );

/** The same failure again (a person presses twice, a timer is retried) is one incident, not many. */
export const sameIncident = async (unit: Unit, instanceId: string, trigger: Trigger | null): Promise<string | null> =>
  (
    await unit.row<{ id: string }>(
      `select id from incident where instance_id = $1 and state = 'open'
          and trigger->>'command' is not distinct from $2 and trigger->>'id' is not distinct from $3 limit 1`,
      [instanceId, trigger?.command ?? null, trigger?.id ?? null],
    )
  )?.id ?? null;

export async function repeatIncident(unit: Unit, id: string, cause: string, elementId: string | null): Promise<void> {
  await unit.run('update incident set cause = $2, element_id = $3, at = $4, request_id = $5 where id = $1', [
    id,
    cause,
    elementId,
    unit.now(),
    unit.requestId,
  ]);
}

export const resolveIncident = (unit: Unit, id: string, by: string): Promise<number> =>
  unit.run(
    `update incident set state = 'resolved', resolved_at = $2, resolved_by = $3 where id = $1 and state = 'open'`,
    [id, unit.now(), by],
  );

/** What failed before has now succeeded. @returns whether the instance has another open incident. */
export async function resolveSucceeded(unit: Unit, instanceId: string, trigger: Trigger | null): Promise<boolean> {
  await unit.run(
    `update incident set state = 'resolved', resolved_at = $4, resolved_by = 'engine' where instance_id = $1
        and state = 'open' and trigger->>'command' = $2 and trigger->>'id' = $3`,
    [instanceId, trigger?.command ?? null, trigger?.id ?? null, unit.now()],
  );
  return hasOpenIncident(unit, instanceId);
}

export const hasOpenIncident = async (unit: Unit, instanceId: string): Promise<boolean> =>
  (await unit.row(`select 1 from incident where instance_id = $1 and state = 'open' limit 1`, [instanceId])) !==
  undefined;

export const resolveAll = (unit: Unit, instanceIds: readonly string[]): Promise<number> =>
  unit.run(
    `update incident set state = 'resolved', resolved_at = $2, resolved_by = 'engine'
      where instance_id = any($1) and state = 'open'`,
    [instanceIds, unit.now()],
  );
