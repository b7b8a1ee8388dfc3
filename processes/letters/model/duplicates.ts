import type { Unit } from '../../../platform/database/index.js';

/** A letter with the same sender, number and date; of one the actor may not know of, only that it exists. */
export type Duplicate = { id: string; agendaNumber: string } | { restricted: true };

/** Unnumbered letters ("-") resemble each other without being the same. */
const isNumbered = (number: string) => /[\p{L}\d]/u.test(number);

export async function possibleDuplicates(
  unit: Unit,
  it: { sender: string; number: string; date: string },
): Promise<Duplicate[]> {
  if (!isNumbered(it.number)) return [];
  const find = () =>
    unit.rows<{ id: string; agendaNumber: string }>(
      `select id, agenda_number as "agendaNumber" from letter
        where agency_id = $1 and upper(number) = upper($2) and date = $3 and lower(sender) = lower($4)
          and state <> 'voided' and agenda_number is not null
        order by registered_at limit 10`,
      [unit.agencyId, it.number, it.date, it.sender],
    );
  const visible = new Set((await find()).map(({ id }) => id));
  const all = await unit.withFullSight(find);
  return all.map((found) => (visible.has(found.id) ? found : { restricted: true }));
}
