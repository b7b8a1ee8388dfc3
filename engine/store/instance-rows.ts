import type { Unit } from '../../platform/database/index.js';
import type { Reach } from '../assignment/reach.js';
import type { HistoryItem, IncidentItem, InstanceState, OpenItem } from '../types.js';

export interface InstanceDetailRow {
  id: string;
  rootId: string;
  key: string;
  version: number;
  state: InstanceState;
  businessKey: string | null;
  subjectKind: string | null;
  subjectId: string | null;
  confidential: boolean;
  startedAt: Date;
  endedAt: Date | null;
  parent: string | null;
  children: string[];
  open: (Omit<OpenItem, 'dueAt'> & { dueAt: string | null })[];
  values: Record<string, unknown>;
  sort: string;
}

const COLUMNS = `i.id, i.root_id as "rootId", i.process_key as key, i.version, i.state, i.business_key as "businessKey",
  i.subject_kind as "subjectKind", i.subject_id as "subjectId", i.confidential, i.started_at as "startedAt",
  i.ended_at as "endedAt", i.parent_id as parent, i.variables as values, i.started_at::text as sort,
  array(select c.id::text from instance c where c.parent_id = i.id order by c.parent_execution_id, c.parent_index) as children,
  (select coalesce(json_agg(o order by o."elementId"), '[]') from (
     select element_id as "elementId", name, 'task' as kind, due_at as "dueAt" from task where instance_id = i.id and state = 'open'
     union all select element_id, element_id, 'timer', due_at from timer where instance_id = i.id and kind = 'bpmn'
     union all select element_id, name, kind, null from subscription where instance_id = i.id
     union all select element_id, type, 'job', null from job where instance_id = i.id
     union all select element_id, name, 'child', null from child_group where instance_id = i.id) o) as open`;

export const instanceDetailRow = (unit: Unit, id: string): Promise<InstanceDetailRow | undefined> =>
  unit.row<InstanceDetailRow>(`select ${COLUMNS} from instance i where i.agency_id = $1 and i.id = $2`, [
    unit.agencyId,
    id,
  ]);

/** Roots of the cases in which the person takes part, each way on its own index. $1-$4 as in the worklist. */
const TAKEN_PART = `select root_id from task where agency_id = $1 and state = 'open' and assignee = any($2)
  union select root_id from task where agency_id = $1 and state = 'open' and claimed_by = $3
  union select root_id from task where agency_id = $1 and state = 'open' and candidate_groups && $4
  union select root_id from task where agency_id = $1 and state = 'done' and completed_by = $3
  union select root_id from instance where agency_id = $1 and started_by = $3`;

/** With the right to read instances ($5 names it, because PostgreSQL refuses a parameter that a text does not). */
const visible = (readsAll: boolean) =>
  readsAll
    ? '($5::boolean and not i.confidential or i.root_id in (select root_id from part))'
    : '($5::boolean is not null and i.root_id in (select root_id from part))';

export interface InstanceRowsFilter {
  key: string | null;
  state: InstanceState | null;
  businessKey: string | null;
  after: [string, string] | null;
  limit: number;
}

/** The last started first. */
export const instanceRows = (
  unit: Unit,
  reach: Reach,
  readsAll: boolean,
  filter: InstanceRowsFilter,
): Promise<InstanceDetailRow[]> =>
  unit.rows<InstanceDetailRow>(
    `with part as materialized (${TAKEN_PART}),
          page as materialized (select i.id from instance i
      where i.agency_id = $1 and ${visible(readsAll)} and ($6::text is null or i.process_key = $6)
        and ($7::text is null or i.state = $7) and ($8::text is null or i.business_key = $8)
        and ($9::timestamptz is null or (i.started_at, i.id) < ($9, $10::uuid))
      order by i.started_at desc, i.id desc limit $11)
     select ${COLUMNS} from page join instance i on i.id = page.id order by i.started_at desc, i.id desc`,
    [
      unit.agencyId,
      reach.assignees,
      reach.personId,
      reach.groups,
      readsAll,
      filter.key,
      filter.state,
      filter.businessKey,
      filter.after?.[0] ?? null,
      filter.after?.[1] ?? null,
      filter.limit,
    ],
  );

export interface HistoryRow {
  id: string;
  at: Date;
  elementId: string;
  name: string | null;
  event: string;
  actorName: string | null;
  positionName: string | null;
}

/** In the order it happened: by the number, which `id` alone would sort as text. */
export const historyRows = (
  unit: Unit,
  instanceId: string,
  afterId: string | null,
  limit: number,
): Promise<HistoryRow[]> =>
  unit.rows<HistoryRow>(
    `select id::text, at, element_id as "elementId", name, event, actor_name as "actorName", position_name as "positionName"
       from history where agency_id = $1 and instance_id = $2 and ($3::bigint is null or history.id > $3)
      order by history.id limit $4`,
    [unit.agencyId, instanceId, afterId, limit],
  );

export const historyItem = (row: HistoryRow): HistoryItem => ({
  at: row.at,
  elementId: row.elementId,
  name: row.name,
  event: row.event,
  actor: row.actorName && row.positionName ? `${row.actorName} (${row.positionName})` : row.actorName,
});

export type IncidentListRow = Omit<IncidentItem, 'elementName'> & { releaseId: string | null; sort: string };

/** Those of cases the person may see; $5 as above. The last first. */
export const incidentRows = (
  unit: Unit,
  reach: Reach,
  readsAll: boolean,
  filter: { state: 'open' | 'resolved' | null; after: [string, string] | null; limit: number },
): Promise<IncidentListRow[]> =>
  unit.rows<IncidentListRow>(
    `with part as materialized (${TAKEN_PART})
     select n.id, n.instance_id as "instanceId", n.process_key as key, n.element_id as "elementId", n.cause, n.at, n.state,
            i.business_key as "businessKey", i.release_id as "releaseId", n.at::text as sort
       from incident n left join instance i on i.id = n.instance_id
      where n.agency_id = $1 and ((i.id is null and $5) or ${visible(readsAll)}) and ($6::text is null or n.state = $6)
        and ($7::timestamptz is null or (n.at, n.id) < ($7, $8::uuid))
      order by n.at desc, n.id desc limit $9`,
    [
      unit.agencyId,
      reach.assignees,
      reach.personId,
      reach.groups,
      readsAll,
      filter.state,
      filter.after?.[0] ?? null,
      filter.after?.[1] ?? null,
      filter.limit,
    ],
  );
