import type { Unit } from '../../platform/database/index.js';
import type { Preparer, TaskView, Values } from '../contract.js';
import type { Expectation, TaskState } from '../types.js';
import type { Write } from './writes.js';

export interface TaskRow {
  id: string;
  instanceId: string;
  rootId: string;
  processKey: string;
  executionId: string;
  elementId: string;
  name: string;
  formKey: string | null;
  assignee: string | null;
  candidateGroups: string[];
  claimedBy: string | null;
  /** Whose opposing step sent it to its assignee, by name. */
  passedOver: string | null;
  expectation: Expectation;
  opposes: string[];
  urgency: string | null;
  properties: Record<string, unknown>;
  inputs: Values;
  state: TaskState;
  createdAt: Date;
  dueAt: Date | null;
  dueExtended: boolean;
  readAt: Date | null;
  completedAt: Date | null;
  completedBy: string | null;
  completedByName: string | null;
  withdrawnReason: string | null;
  revision: number;
}

const COLUMNS = `id, instance_id as "instanceId", root_id as "rootId", process_key as "processKey",
  execution_id as "executionId", element_id as "elementId", name, form_key as "formKey", assignee,
  candidate_groups as "candidateGroups", claimed_by as "claimedBy", passed_over as "passedOver", expectation, opposes, urgency, properties,
  inputs,
  state, created_at as "createdAt", due_at as "dueAt", due_extended as "dueExtended", read_at as "readAt",
  completed_at as "completedAt", completed_by as "completedBy", completed_by_name as "completedByName",
  withdrawn_reason as "withdrawnReason", revision`;

export const readTask = async (unit: Unit, id: string): Promise<TaskRow | undefined> =>
  (await unit.prepared<TaskRow>('task-read', `select ${COLUMNS} from task where id = $1`, [id]))[0];

export const openTasksWithDue = (unit: Unit): Promise<TaskRow[]> =>
  unit.rows<TaskRow>(
    `select ${COLUMNS} from task where agency_id = $1 and state = 'open' and due_at is not null
      order by root_id, instance_id, created_at`,
    [unit.agencyId],
  );

export const taskView = (task: TaskRow): TaskView => ({
  id: task.id,
  instanceId: task.instanceId,
  elementId: task.elementId,
  name: task.name,
  assignee: task.assignee,
  dueAt: task.dueAt,
  createdAt: task.createdAt,
  readAt: task.readAt,
});

export function insertTasks(unit: Unit, tasks: readonly TaskRow[]): Write {
  return {
    name: 'task-insert',
    text: `insert into task (agency_id, id, instance_id, root_id, process_key, execution_id, element_id, name, form_key, assignee,
                       candidate_groups, passed_over, expectation, opposes, urgency, properties, inputs, created_at, due_at)
     select $1, x.id, x."instanceId", x."rootId", x."processKey", x."executionId", x."elementId", x.name, x."formKey",
            x.assignee, x."candidateGroups", x."passedOver", x.expectation, x.opposes, x.urgency, x.properties, x.inputs, x."createdAt",
            x."dueAt"
       from jsonb_to_recordset($2) as x(id uuid, "instanceId" uuid, "rootId" uuid, "processKey" text, "executionId" text,
            "elementId" text, name text, "formKey" text, assignee text, "candidateGroups" text[], "passedOver" text, expectation text,
            opposes text[], urgency text, properties jsonb, inputs jsonb, "createdAt" timestamptz, "dueAt" timestamptz)`,
    values: [unit.agencyId, JSON.stringify(tasks)],
  };
}

export function finishTask(
  unit: Unit,
  id: string,
  by: { personId: string | null; name: string; positionId: string | null },
): Write {
  return {
    name: 'task-finish',
    text: `update task set state = 'done', completed_at = $2, completed_by = $3, completed_by_name = $4, completed_as = $5,
            claimed_by = coalesce(claimed_by, case when assignee is null then $3::uuid end),
            read_at = coalesce(read_at, $2), read_by = case when read_at is null then $3 else read_by end,
            revision = revision + 1
      where id = $1`,
    values: [id, unit.now(), by.personId, by.name, by.positionId],
  };
}

export const withdrawTasks = (ids: readonly string[], reason: string): Write => ({
  name: 'task-withdraw',
  text: `update task set state = 'withdrawn', withdrawn_reason = $2, revision = revision + 1 where id = any($1)`,
  values: [ids, reason],
});

export const claim = (unit: Unit, id: string, personId: string | null, positionId: string | null): Promise<number> =>
  unit.run('update task set claimed_by = $2, claimed_as = $3, revision = revision + 1 where id = $1', [
    id,
    personId,
    positionId,
  ]);

/** The new holder has not read it, and what was claimed is free. */
export const assign = (unit: Unit, id: string, assignee: string): Promise<number> =>
  unit.run(
    `update task set assignee = $2, claimed_by = null, claimed_as = null, passed_over = null, read_at = null, read_by = null,
            revision = revision + 1 where id = $1`,
    [id, assignee],
  );

/** @returns false when it had been read before. */
export const markRead = async (unit: Unit, id: string, personId: string): Promise<boolean> =>
  (await unit.run('update task set read_at = $2, read_by = $3 where id = $1 and read_at is null', [
    id,
    unit.now(),
    personId,
  ])) === 1;

/** Of the desk on which the task lies now. What the desk itself changes in it was still prepared by who began it. */
export const saveDraftOf = (
  unit: Unit,
  { id, assignee }: TaskRow,
  answers: Values,
  preparer: Preparer | null,
): Promise<number> =>
  unit.run(
    `insert into task_draft (task_id, agency_id, desk, answers, prepared_by, prepared_as) values ($1, $2, $3, $4, $5, $6)
     on conflict (task_id, desk) do update
        set answers = excluded.answers, prepared_by = coalesce(excluded.prepared_by, task_draft.prepared_by),
            prepared_as = coalesce(excluded.prepared_as, task_draft.prepared_as)`,
    [
      id,
      unit.agencyId,
      assignee ?? 'group',
      JSON.stringify(answers),
      preparer?.personId ?? null,
      preparer?.positionId ?? null,
    ],
  );

/** Who prepared the draft that lies on the task's desk now. */
export const preparerOf = async (unit: Unit, { id, assignee }: TaskRow): Promise<Preparer | null> =>
  (
    await unit.prepared<Preparer>(
      'task-draft-preparer',
      `select prepared_by as "personId", prepared_as as "positionId" from task_draft
        where task_id = $1 and desk = $2 and prepared_by is not null`,
      [id, assignee ?? 'group'],
    )
  )[0] ?? null;

export const forgetDraft = (id: string): Write => ({
  name: 'task-draft-forget',
  text: 'delete from task_draft where task_id = $1',
  values: [id],
});

export const setDue = (unit: Unit, id: string, dueAt: Date, extended: boolean): Promise<number> =>
  unit.run('update task set due_at = $2, due_extended = $3, revision = revision + 1 where id = $1', [
    id,
    dueAt,
    extended,
  ]);
