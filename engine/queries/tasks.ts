import type { Unit } from '../../platform/database/index.js';
import { isId } from '../../platform/ids/index.js';
import type { Actor } from '../../platform/organisation/actor.js';
import { type Reach, reachOf, type Vacancy } from '../assignment/reach.js';
import type { OrganisationSource } from '../commands/context.js';
import { countTasks, type WorklistRow, type WorklistScope, worklistRows } from '../store/worklist-rows.js';
import type { Page, TaskCounters, TaskFilter, TaskItem } from '../types.js';
import { limitOf, pageOf, readCursor } from './cursor.js';

const NOBODY: Reach = {
  personId: '00000000-0000-0000-0000-000000000000',
  assignees: [],
  groups: [],
  vacancies: new Map(),
  readOnly: new Set(),
  prepares: new Set(),
};

/** A person's worklist, or with `scope: all` every task that the person may see. */
export async function tasks(
  organisations: OrganisationSource,
  unit: Unit,
  actor: Actor,
  filter: TaskFilter,
): Promise<Page<TaskItem>> {
  if (filter.instance !== undefined && !isId(filter.instance)) return { items: [], next: null };
  const reach = await reachIn(organisations, unit, actor);
  const limit = limitOf(filter.limit);
  const prepared = { ...reach, assignees: [...reach.prepares] };
  const rows = await worklistRows(unit, filter.scope === 'prepare' ? prepared : reach, {
    state: filter.state ?? 'open',
    scope: scopeOf(filter, actor),
    expectation: filter.expectation ?? null,
    key: filter.key ?? null,
    instance: filter.instance ?? null,
    pattern: filter.q?.trim() ? `%${filter.q.trim().replace(/[\\%_]/g, '\\$&')}%` : null,
    after: readCursor(filter.cursor),
    limit: limit + 1,
  });
  return pageOf(
    rows,
    limit,
    (row) => [row.sort, row.id],
    (row) => taskItem(row, reach),
  );
}

export async function counters(organisations: OrganisationSource, unit: Unit, actor: Actor): Promise<TaskCounters> {
  return countTasks(unit, await reachIn(organisations, unit, actor));
}

export async function reachIn(organisations: OrganisationSource, unit: Unit, actor: Actor): Promise<Reach> {
  if (actor.kind === 'system') return NOBODY;
  return reachOf(actor, await organisations.load(unit));
}

export const seesInstances = (actor: Actor): boolean =>
  actor.kind === 'system' || actor.permissions.has('read-instances');

function scopeOf(filter: TaskFilter, actor: Actor): WorklistScope {
  if (filter.scope === 'prepare') return 'prepare';
  if (filter.scope === 'mine' || filter.scope === 'group') return filter.scope;
  return filter.scope === 'all' && seesInstances(actor) ? 'everybody' : 'both';
}

export const taskItem = (row: WorklistRow, reach: Reach): TaskItem => ({
  id: row.id,
  name: row.name,
  elementId: row.elementId,
  key: row.key,
  instanceId: row.instanceId,
  rootId: row.rootId,
  businessKey: row.businessKey,
  subject: row.subjectKind && row.subjectId ? { kind: row.subjectKind, id: row.subjectId } : null,
  formId: row.formId,
  createdAt: row.createdAt,
  dueAt: row.dueAt,
  readAt: row.readAt,
  urgency: row.urgency,
  expectation: row.expectation,
  state: row.state,
  assignee: row.assignee,
  candidates: row.candidates,
  claimedBy: row.claimedBy,
  completedAt: row.completedAt,
  completedBy: row.completedBy,
  completedByName: row.completedByName,
  vacancy: vacancyFor(row, reach)?.name ?? null,
  passedOver: vacancyFor(row, reach) ?? (row.passedOver ? { name: row.passedOver, reason: 'opposing-step' } : null),
  readOnly: row.assignee !== null && reach.readOnly.has(row.assignee),
});

/** Of a task offered to several, none of whom the person is himself, the first that fell to him. */
function vacancyFor({ assignee, candidates }: WorklistRow, { assignees, groups, vacancies }: Reach): Vacancy | null {
  if (assignee) return vacancies.get(assignee) ?? null;
  const own = candidates.filter((name) => assignees.includes(name) || groups.includes(name));
  const fell = own.flatMap((name) => vacancies.get(name) ?? []);
  return (fell.length === own.length && fell[0]) || null;
}
