import type { Unit } from '../../platform/database/index.js';
import type { DoneStep } from '../assignment/opposing-steps.js';
import { type ChildGroupRow, GROUP_JSON } from './child-group-store.js';

/** What an instance waits for according to the tables: the session's open work is compared with it. */
export interface OpenRows {
  tasks: { id: string; executionId: string; elementId: string }[];
  timers: { id: string; executionId: string; due: number; repeat: number | null }[];
  subscriptions: { id: string; key: string; correlationKey: string | null }[];
  jobs: { id: string; executionId: string }[];
  groups: ChildGroupRow[];
  /** Not open: who has completed what in this case. Few rows even after many rounds. */
  done: DoneStep[];
}

export const nothingOpen = (): OpenRows => ({
  tasks: [],
  timers: [],
  subscriptions: [],
  jobs: [],
  groups: [],
  done: [],
});

const list = (select: string) => `(select coalesce(json_agg(x), '[]') from (${select}) x)`;

const OPEN_ROWS = `select ${list(`select id, execution_id as "executionId", element_id as "elementId" from task where instance_id = own.id and state = 'open'`)} as tasks,
  ${list(`select id, execution_id as "executionId", (extract(epoch from due_at) * 1000)::float8 as due, repeat from timer where instance_id = own.id and kind = 'bpmn'`)} as timers,
  ${list('select id, key, correlation_key as "correlationKey" from subscription where instance_id = own.id')} as subscriptions,
  ${list('select id, execution_id as "executionId" from job where instance_id = own.id')} as jobs,
  ${list(`select ${GROUP_JSON} from child_group where instance_id = own.id`)} as groups,
  ${list(`select distinct element_id as "elementId", completed_by as "completedBy", opposes from task where instance_id = own.id and state = 'done' and completed_by is not null`)} as done`;

/** A statement behind the lock, so that it sees what the one before us committed. */
export const readOpenRows = (unit: Unit, instanceId: string): Promise<OpenRows> =>
  openRows(unit, 'open-rows', 'select $1::uuid as id', instanceId);

export const readOpenRowsOfTask = (unit: Unit, taskId: string): Promise<OpenRows> =>
  openRows(unit, 'open-rows-task', 'select instance_id as id from task where id = $1', taskId);

async function openRows(unit: Unit, name: string, own: string, id: string): Promise<OpenRows> {
  const [rows] = await unit.prepared<OpenRows>(name, `${OPEN_ROWS} from (${own}) own`, [id]);
  return rows ?? nothingOpen();
}

/** What a cancelled instance waited for is gone with it; its tasks stay as withdrawn ones. */
export async function dropOpenRows(unit: Unit, instanceIds: readonly string[], reason: string): Promise<void> {
  await unit.run(
    `with t as (delete from timer where instance_id = any($1)), s as (delete from subscription where instance_id = any($1)),
          j as (delete from job where instance_id = any($1)), g as (delete from child_group where instance_id = any($1))
     update task set state = 'withdrawn', withdrawn_reason = $2, revision = revision + 1
      where instance_id = any($1) and state = 'open'`,
    [instanceIds, reason],
  );
}
