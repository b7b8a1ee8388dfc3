import type { Unit } from '../../platform/database/index.js';
import type { Values } from '../contract.js';
import type { ChildGroupPlan } from '../session/contract.js';
import type { Write } from './writes.js';

/** A wait for children: one (a call) or many (a group, with a plan). */
export interface ChildGroupRow {
  id: string;
  executionId: string;
  elementId: string;
  name: string;
  processKey: string;
  plan: ChildGroupPlan | null;
  input: Values | null;
  members: number;
  started: number;
  completed: number;
  terminated: number;
  /** Output element by the member's index. */
  results: Record<string, unknown>;
}

export const GROUP_JSON = `id, execution_id as "executionId", element_id as "elementId", name,
  process_key as "processKey", plan, input, members, started, completed, terminated, results`;

export function insertGroup(unit: Unit, instanceId: string, row: ChildGroupRow): Write {
  return {
    name: 'child-group-insert',
    text: `insert into child_group (id, agency_id, instance_id, execution_id, element_id, name, process_key, plan, input, members,
       started, opened_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    values: [
      row.id,
      unit.agencyId,
      instanceId,
      row.executionId,
      row.elementId,
      row.name,
      row.processKey,
      row.plan && JSON.stringify(row.plan),
      row.input && JSON.stringify(row.input),
      row.members,
      row.started,
      unit.now(),
    ],
  };
}

export function updateGroup(row: ChildGroupRow): Write {
  return {
    name: 'child-group-update',
    text: `update child_group set plan = $2, members = $3, started = $4, completed = $5, terminated = $6, results = $7
      where id = $1`,
    values: [
      row.id,
      row.plan && JSON.stringify(row.plan),
      row.members,
      row.started,
      row.completed,
      row.terminated,
      JSON.stringify(row.results),
    ],
  };
}

export const deleteGroups = (ids: readonly string[]): Write => ({
  name: 'child-group-delete',
  text: 'delete from child_group where id = any($1)',
  values: [ids],
});

/** Indexes of members that have been started, ended ones included. */
export const memberIndexes = async (unit: Unit, parentId: string, executionId: string): Promise<Set<number>> =>
  new Set(
    (
      await unit.rows<{ index: number }>(
        'select parent_index as index from instance where parent_id = $1 and parent_execution_id = $2',
        [parentId, executionId],
      )
    ).map((row) => row.index),
  );
