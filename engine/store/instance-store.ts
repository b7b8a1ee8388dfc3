import type { Unit } from '../../platform/database/index.js';
import type { Values } from '../contract.js';
import type { InstanceState } from '../types.js';
import type { Write } from './writes.js';

export type EndKind = 'completed' | 'cancelled' | 'failed' | 'withdrawn';

export interface InstanceRow {
  id: string;
  rootId: string;
  parentId: string | null;
  parentExecutionId: string | null;
  parentIndex: number | null;
  depth: number;
  releaseId: string;
  processKey: string;
  version: number;
  businessKey: string | null;
  subjectKind: string | null;
  subjectId: string | null;
  confidential: boolean;
  state: InstanceState;
  snapshot: Buffer | null;
  variables: Values;
  revision: number;
  startedAt: Date;
  startedBy: string | null;
  startedAs: string | null;
  endedAt: Date | null;
  endKind: EndKind | null;
  endReason: string | null;
  errorCode: string | null;
}

const COLUMNS = `i.id, i.root_id as "rootId", i.parent_id as "parentId", i.parent_execution_id as "parentExecutionId",
  i.parent_index as "parentIndex", i.depth, i.release_id as "releaseId", i.process_key as "processKey", i.version,
  i.business_key as "businessKey", i.subject_kind as "subjectKind", i.subject_id as "subjectId", i.confidential,
  i.state, i.snapshot, i.variables, i.revision, i.started_at as "startedAt", i.started_by as "startedBy",
  i.started_as as "startedAs", i.ended_at as "endedAt", i.end_kind as "endKind", i.end_reason as "endReason",
  i.error_code as "errorCode"`;

/**
 * Every command of a family takes its root first, so that two of them never interleave and never deadlock. The rows come
 * back as they are after the wait; whatever else is read must be read by a later statement.
 */
const LOCKED = 'join instance r on r.id = i.root_id';

export const lockInstance = async (unit: Unit, id: string): Promise<InstanceRow | undefined> =>
  (
    await unit.prepared<InstanceRow>(
      'instance-lock',
      `select ${COLUMNS} from instance i ${LOCKED} where i.id = $1 for update of r, i`,
      [id],
    )
  )[0];

export const lockInstanceOfTask = async (unit: Unit, taskId: string): Promise<InstanceRow | undefined> =>
  (
    await unit.prepared<InstanceRow>(
      'instance-lock-task',
      `select ${COLUMNS} from task t join instance i on i.id = t.instance_id ${LOCKED} where t.id = $1 for update of r, i`,
      [taskId],
    )
  )[0];

export const readInstance = (unit: Unit, id: string): Promise<InstanceRow | undefined> =>
  unit.row<InstanceRow>(`select ${COLUMNS} from instance i where i.id = $1`, [id]);

export function insertInstance(unit: Unit, row: InstanceRow): Write {
  return {
    name: 'instance-insert',
    text: `insert into instance (agency_id, id, root_id, parent_id, parent_execution_id, parent_index, depth, release_id,
       process_key, version, business_key, subject_kind, subject_id, confidential, state, snapshot, variables, revision,
       started_at, started_by, started_as, ended_at, end_kind, end_reason, error_code)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)`,
    values: [
      unit.agencyId,
      row.id,
      row.rootId,
      row.parentId,
      row.parentExecutionId,
      row.parentIndex,
      row.depth,
      row.releaseId,
      row.processKey,
      row.version,
      row.businessKey,
      row.subjectKind,
      row.subjectId,
      row.confidential,
      row.state,
      row.snapshot,
      JSON.stringify(row.variables),
      row.revision,
      row.startedAt,
      row.startedBy,
      row.startedAs,
      row.endedAt,
      row.endKind,
      row.endReason,
      row.errorCode,
    ],
  };
}

/** Everything a command may have changed; the lock is held, so nobody else did meanwhile. */
export function updateInstance(row: InstanceRow): Write {
  return {
    name: 'instance-update',
    text: `update instance set state = $2, snapshot = $3, variables = $4, revision = $5, business_key = $6, subject_kind = $7,
       subject_id = $8, confidential = $9, ended_at = $10, end_kind = $11, end_reason = $12, error_code = $13 where id = $1`,
    values: [
      row.id,
      row.state,
      row.snapshot,
      JSON.stringify(row.variables),
      row.revision,
      row.businessKey,
      row.subjectKind,
      row.subjectId,
      row.confidential,
      row.endedAt,
      row.endKind,
      row.endReason,
      row.errorCode,
    ],
  };
}

export const setInstanceState = (unit: Unit, id: string, state: InstanceState): Promise<number> =>
  unit.run('update instance set state = $2 where id = $1', [id, state]);

/** @returns false when the parent had counted this end before. */
export const markReported = async (unit: Unit, id: string): Promise<boolean> =>
  (await unit.run('update instance set reported = true where id = $1 and not reported', [id])) === 1;

/** Unfinished instances from these on downwards, deepest last, locked. */
export const lockDescendants = (unit: Unit, ids: readonly string[]): Promise<InstanceRow[]> =>
  unit.rows<InstanceRow>(
    `with recursive family as (
       select id from instance where id = any($1)
       union all select c.id from instance c join family f on c.parent_id = f.id)
     select ${COLUMNS} from instance i where i.id in (select id from family)
        and i.state in ('running', 'incident', 'suspended') order by i.depth, i.id for update`,
    [ids],
  );

export const unfinishedMembers = async (unit: Unit, parentId: string, executionId: string): Promise<string[]> =>
  (
    await unit.rows<{ id: string }>(
      `select id from instance where parent_id = $1 and parent_execution_id = $2
          and state in ('running', 'incident', 'suspended')`,
      [parentId, executionId],
    )
  ).map((row) => row.id);

export async function endInstances(
  unit: Unit,
  ids: readonly string[],
  end: { at: Date; kind: EndKind; reason: string },
): Promise<void> {
  await unit.run(
    `update instance set state = 'cancelled', snapshot = null, revision = revision + 1, ended_at = $2, end_kind = $3,
       end_reason = $4 where id = any($1)`,
    [ids, end.at, end.kind, end.reason],
  );
}

export const markConfidential = (unit: Unit, rootId: string, confidential: boolean): Promise<number> =>
  unit.run('update instance set confidential = $2, revision = revision + 1 where root_id = $1', [rootId, confidential]);
