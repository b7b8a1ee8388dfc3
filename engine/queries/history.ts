import type { Unit } from '../../platform/database/index.js';
import type { Actor } from '../../platform/organisation/actor.js';
import type { OrganisationSource } from '../commands/context.js';
import { historyItem, historyRows } from '../store/instance-rows.js';
import type { HistoryItem, Page, PageRequest } from '../types.js';
import { limitOf, pageOf, readCursor } from './cursor.js';
import { instanceDetail } from './instances.js';

/** @throws AppError not-found also when the person may not see the instance. */
export async function history(
  organisations: OrganisationSource,
  unit: Unit,
  actor: Actor,
  instanceId: string,
  page: PageRequest,
): Promise<Page<HistoryItem>> {
  const { id } = await instanceDetail(organisations, unit, actor, instanceId);
  const limit = limitOf(page.limit);
  const after = readCursor(page.cursor)?.[1] ?? null;
  const rows = await historyRows(unit, id, after && /^\d{1,18}$/.test(after) ? after : null, limit + 1);
  return pageOf(rows, limit, (row) => ['', row.id], historyItem);
}
