import type { Unit } from '../../platform/database/index.js';
import type { Reach } from '../assignment/reach.js';
import type { Expectation, TaskCounters, TaskState } from '../types.js';

export interface WorklistRow {
  id: string;
  name: string;
  elementId: string;
  key: string;
  instanceId: string;
  rootId: string;
  businessKey: string | null;
  subjectKind: string | null;
  subjectId: string | null;
  formId: string | null;
  createdAt: Date;
  dueAt: Date | null;
  readAt: Date | null;
  urgency: string | null;
  expectation: Expectation;
  state: TaskState;
  assignee: string | null;
  candidates: string[];
  claimedBy: string | null;
  passedOver: string | null;
  completedAt: Date | null;
  completedBy: string | null;
  completedByName: string | null;
  sort: string;
}

const COLUMNS = `t.id, t.name, t.element_id as "elementId", t.process_key as key, t.instance_id as "instanceId",
  t.root_id as "rootId", i.business_key as "businessKey", i.subject_kind as "subjectKind", i.subject_id as "subjectId",
  t.form_key as "formId", t.created_at as "createdAt", t.due_at as "dueAt", t.read_at as "readAt", t.urgency,
  t.expectation, t.state, t.assignee, t.candidate_groups as candidates, t.claimed_by as "claimedBy",
  t.passed_over as "passedOver",
  t.completed_at as "completedAt", t.completed_by as "completedBy", t.completed_by_name as "completedByName"`;

/**
 * Each way a task comes to a person on its own index; one condition with `or` over them tends to read every open task of
 * the agency instead. $1 agency, $2 assignees, $3 person, $4 groups.
 */
const OPEN = `from task where agency_id = $1 and state = 'open'`;
const ADDRESSED = `select id ${OPEN} and assignee = any($2)`;
const CLAIMED = `select id ${OPEN} and claimed_by = $3`;
const OFFERED = `select id ${OPEN} and assignee is null and candidate_groups && $4 and (claimed_by is null or claimed_by = $3)`;
const DONE = `select id from task where agency_id = $1 and state = 'done' and completed_by = $3`;
/** PostgreSQL refuses parameters that a text does not name. */
const TYPED = 'select null::uuid where $2::text[] is null and $3::uuid is null and $4::text[] is null';

/** `prepare`: the assignees given are principals; what the person claimed himself is not among it. */
export type WorklistScope = 'mine' | 'group' | 'both' | 'everybody' | 'prepare';

export interface WorklistFilter {
  state: 'open' | 'done';
  scope: WorklistScope;
  expectation: Expectation | null;
  key: string | null;
  instance: string | null;
  /** Already escaped for `ilike`. */
  pattern: string | null;
  after: [sort: string, id: string] | null;
  limit: number;
}

function waysOf({ state, scope }: WorklistFilter): string[] {
  if (scope === 'prepare') return [ADDRESSED];
  if (state === 'done') return [DONE];
  if (scope === 'mine') return [ADDRESSED, CLAIMED];
  if (scope === 'group') return [OFFERED];
  return [ADDRESSED, CLAIMED, OFFERED];
}

/** Open: what is due first is first. Done: the last is first. */
export function worklistRows(unit: Unit, reach: Reach, filter: WorklistFilter): Promise<WorklistRow[]> {
  const open = filter.state === 'open';
  const sort = open ? `coalesce(t.due_at, 'infinity'::timestamptz)` : 't.completed_at';
  const direction = open ? '>' : '<';
  const order = open ? 'asc' : 'desc';
  const everybody = filter.scope === 'everybody';
  return unit.prepared<WorklistRow>(
    `worklist-${filter.state}-${filter.scope}`,
    `with own as materialized (${[...waysOf(filter), TYPED].join(' union ')})
     select ${COLUMNS}, ${sort}::text as sort
       from ${everybody ? 'task t' : 'own join task t on t.id = own.id'} join instance i on i.id = t.instance_id
      where t.agency_id = $1 and t.state = '${open ? 'open' : 'done'}'
        and ${everybody ? '(not i.confidential or t.id in (select id from own))' : 'true'}
        and ($5::text is null or t.expectation = $5) and ($6::text is null or t.process_key = $6)
        and ($7::uuid is null or t.root_id = $7 or t.instance_id = $7)
        and ($8::text is null or t.name ilike $8 or i.business_key ilike $8)
        and ($9::timestamptz is null or (${sort}, t.id) ${direction} ($9, $10::uuid))
      order by ${sort} ${order}, t.id ${order} limit $11`,
    [
      unit.agencyId,
      reach.assignees,
      reach.personId,
      reach.groups,
      filter.expectation,
      filter.key,
      filter.instance,
      filter.pattern,
      filter.after?.[0] ?? null,
      filter.after?.[1] ?? null,
      filter.limit,
    ],
  );
}

/** One task beside its form's material, whoever asks: the caller judges. */
export interface TaskDetailRow extends WorklistRow {
  confidential: boolean;
  releaseId: string;
  variables: Record<string, unknown>;
  inputs: Record<string, unknown>;
  draft: Record<string, unknown> | null;
  preparedBy: string | null;
  revision: number;
}

export const taskDetailRow = async (unit: Unit, id: string): Promise<TaskDetailRow | undefined> =>
  (
    await unit.prepared<TaskDetailRow>(
      'task-detail',
      `select ${COLUMNS}, '' as sort, i.confidential, i.release_id as "releaseId", i.variables, t.inputs, d.answers as draft,
              d.prepared_by as "preparedBy", t.revision
         from task t join instance i on i.id = t.instance_id
         left join task_draft d on d.task_id = t.id and d.desk = coalesce(t.assignee, 'group')
        where t.agency_id = $1 and t.id = $2`,
      [unit.agencyId, id],
    )
  )[0];

/** Every number of the worklist in one pass over the person's open tasks. */
export async function countTasks(unit: Unit, reach: Reach): Promise<TaskCounters> {
  const [row] = await unit.prepared<TaskCounters>(
    'task-counters',
    `select count(*) filter (where t.expectation = 'sign')::int as sign,
            count(*) filter (where t.expectation = 'initial')::int as initial,
            count(*) filter (where t.expectation = 'verify')::int as verify,
            count(*) filter (where t.expectation = 'act')::int as act,
            count(*) filter (where t.expectation = 'read')::int as read,
            count(*) filter (where t.read_at is null)::int as unread,
            count(*) filter (where t.expectation = 'act')::int as "notActedOn",
            count(*) filter (where t.due_at < $5)::int as overdue
       from task t where t.id in (${ADDRESSED} union ${CLAIMED} union ${OFFERED})`,
    [unit.agencyId, reach.assignees, reach.personId, reach.groups, unit.now()],
  );
  return row ?? { sign: 0, initial: 0, verify: 0, act: 0, read: 0, unread: 0, notActedOn: 0, overdue: 0 };
}

/** Has taken part in the case: began it, holds or held a task in it. */
export const takesPart = async (unit: Unit, reach: Reach, rootId: string): Promise<boolean> =>
  (await unit.row(
    `select 1 from instance where root_id = $1 and started_by = $3
      union all
     select 1 from task t where t.root_id = $1
        and (t.assignee = any($2) or t.claimed_by = $3 or t.completed_by = $3 or t.candidate_groups && $4) limit 1`,
    [rootId, reach.assignees, reach.personId, reach.groups],
  )) !== undefined;
