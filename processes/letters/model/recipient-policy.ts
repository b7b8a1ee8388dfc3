import type { Unit } from '../../../platform/database/index.js';
import type { Organisation, Position } from '../../../platform/organisation/types.js';

/** A position that may be disposed to, and the superiors in between who then get a copy. */
export interface Recipient {
  position: Position;
  skipped: Position[];
}

/**
 * Who may dispose to whom (domain.md 1.3): the direct subordinates, unless the agency wrote rows of its own for the
 * position. Never upward, also not by a row.
 */
export async function recipientsOf(unit: Unit, organisation: Organisation, fromId: string): Promise<Recipient[]> {
  const rows = await unit.prepared<{ to: string }>(
    'disposition-policy-of',
    'select to_position as "to" from disposition_policy where agency_id = $1 and from_position = $2',
    [unit.agencyId, fromId],
  );
  const allowed = new Set(rows.map(({ to }) => to));
  const candidates =
    rows.length === 0
      ? organisation.subordinates(fromId)
      : organisation
          .positions()
          .filter(({ id }) => allowed.has(id) && id !== fromId && !organisation.isBelow(fromId, id));
  return candidates.map((position) => ({ position, skipped: skippedBetween(organisation, fromId, position) }));
}

/** Superiors between the giver and a recipient further below, from the top; none for direct or sideways ones. */
export function skippedBetween(organisation: Organisation, fromId: string, to: Position): Position[] {
  if (!organisation.isBelow(to.id, fromId)) return [];
  const skipped: Position[] = [];
  for (let above = organisation.superior(to.id); above && above.id !== fromId; above = organisation.superior(above.id))
    skipped.unshift(above);
  return skipped;
}

/** How often the position disposed to each in its last two hundred, for ordering. */
export async function recipientUsage(unit: Unit, fromId: string): Promise<Map<string, number>> {
  const used = await unit.rows<{ to: string; times: number }>(
    `select to_position as "to", count(*)::int as times
       from (select to_position from disposition where agency_id = $1 and from_position = $2 order by sent_at desc limit 200) recent
      group by to_position`,
    [unit.agencyId, fromId],
  );
  return new Map(used.map(({ to, times }) => [to, times]));
}

/** The agency's own rows for one position; the same set as the chart's default means no rows at all. */
export async function savePolicy(
  unit: Unit,
  organisation: Organisation,
  fromId: string,
  toIds: readonly string[],
): Promise<void> {
  await unit.run('delete from disposition_policy where agency_id = $1 and from_position = $2', [unit.agencyId, fromId]);
  const usual = new Set(organisation.subordinates(fromId).map(({ id }) => id));
  const wanted = new Set(toIds);
  if (wanted.size === usual.size && [...wanted].every((id) => usual.has(id))) return;
  await unit.run(
    'insert into disposition_policy (agency_id, from_position, to_position) select $1, $2, unnest($3::uuid[])',
    [unit.agencyId, fromId, [...wanted]],
  );
}
