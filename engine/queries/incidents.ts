import type { Unit } from '../../platform/database/index.js';
import type { Actor } from '../../platform/organisation/actor.js';
import type { OrganisationSource } from '../commands/context.js';
import { incidentRows } from '../store/instance-rows.js';
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
  return pageOf(
    rows,
    limit,
    (row) => [row.sort, row.id],
    ({ sort: _, ...item }) => item,
  );
}
