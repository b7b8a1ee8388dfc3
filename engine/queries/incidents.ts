import type { Unit } from '../../platform/database/index.js';
import type { Actor } from '../../platform/organisation/actor.js';
import type { OrganisationSource } from '../commands/context.js';
import { releaseOf } from '../definition/release.js';
import { type IncidentListRow, incidentRows } from '../store/instance-rows.js';
import type { IncidentItem, Page, PageRequest } from '../types.js';
import { limitOf, pageOf, readCursor } from './cursor.js';
import { reachIn, seesInstances } from './tasks.js';

export async function incidents(
  organisations: OrganisationSource,
  unit: Unit,
  actor: Actor,
  filter: { state?: 'open' | 'resolved' } & PageRequest,
): Promise<Page<IncidentItem>> {
  const limit = limitOf(filter.limit);
  const rows = await incidentRows(unit, await reachIn(organisations, unit, actor), seesInstances(actor), {
    state: filter.state ?? null,
    after: readCursor(filter.cursor),
    limit: limit + 1,
  });
  const page = pageOf(
    rows,
    limit,
    (row) => [row.sort, row.id],
    (row) => row,
  );
  return { ...page, items: await Promise.all(page.items.map((row) => named(unit, row))) };
}

/** With the step's name as drawn in the release the case runs on. */
async function named(unit: Unit, { sort: _, releaseId, ...item }: IncidentListRow): Promise<IncidentItem> {
  if (!releaseId || !item.key || !item.elementId) return { ...item, elementName: null };
  const { elements } = await (await releaseOf(unit, releaseId)).diagram(unit, item.key);
  return { ...item, elementName: elements.get(item.elementId)?.name ?? null };
}
