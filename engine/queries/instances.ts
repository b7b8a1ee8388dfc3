import type { Unit } from '../../platform/database/index.js';
import { notFound } from '../../platform/errors/index.js';
import { isId } from '../../platform/ids/index.js';
import type { Actor } from '../../platform/organisation/actor.js';
import type { OrganisationSource } from '../commands/context.js';
import { type InstanceDetailRow, instanceDetailRow, instanceRows } from '../store/instance-rows.js';
import { takesPart } from '../store/worklist-rows.js';
import type { InstanceDetail, InstanceFilter, Page } from '../types.js';
import { limitOf, pageOf, readCursor } from './cursor.js';
import { reachIn, seesInstances } from './tasks.js';

/** @throws AppError not-found also when the person may not see it. */
export async function instanceDetail(
  organisations: OrganisationSource,
  unit: Unit,
  actor: Actor,
  instanceId: string,
): Promise<InstanceDetail> {
  const row = isId(instanceId) ? await instanceDetailRow(unit, instanceId) : undefined;
  if (!row) throw notFound();
  const open = actor.kind === 'system' || (seesInstances(actor) && !row.confidential);
  if (!open && !(await takesPart(unit, await reachIn(organisations, unit, actor), row.rootId))) throw notFound();
  return detailOf(row);
}

export async function instances(
  organisations: OrganisationSource,
  unit: Unit,
  actor: Actor,
  filter: InstanceFilter,
): Promise<Page<InstanceDetail>> {
  const limit = limitOf(filter.limit);
  const rows = await instanceRows(unit, await reachIn(organisations, unit, actor), seesInstances(actor), {
    key: filter.key ?? null,
    state: filter.state ?? null,
    businessKey: filter.businessKey ?? null,
    after: readCursor(filter.cursor),
    limit: limit + 1,
  });
  return pageOf(rows, limit, (row) => [row.sort, row.id], detailOf);
}

const detailOf = (row: InstanceDetailRow): InstanceDetail => ({
  id: row.id,
  key: row.key,
  version: row.version,
  state: row.state,
  businessKey: row.businessKey,
  subject: row.subjectKind && row.subjectId ? { kind: row.subjectKind, id: row.subjectId } : null,
  startedAt: row.startedAt,
  endedAt: row.endedAt,
  parent: row.parent,
  children: row.children,
  open: row.open.map((item) => ({ ...item, dueAt: item.dueAt ? new Date(item.dueAt) : null })),
  values: row.values,
});
