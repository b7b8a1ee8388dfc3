import type { Unit } from '../../../platform/database/index.js';

/** A letter with the same sender, number and date; of one the actor may not know of, only that it exists. */
export type Duplicate = { id: string; agendaNumber: string } | { restricted: true };

export interface LetterLikeness {
  sender: string;
  number: string;
  date: string;
}

/** Unnumbered letters ("-") resemble each other without being the same. */
const isNumbered = (number: string) => /[\p{L}\d]/u.test(number);

/** @param except a letter that is not its own twin. */
export async function possibleDuplicates(unit: Unit, it: LetterLikeness, except?: string): Promise<Duplicate[]> {
  const visible = new Set((await alike(unit, it, except)).map(({ id }) => id));
  const all = await unit.withFullSight(() => alike(unit, it, except));
  return all.map((found) => (visible.has(found.id) ? found : { restricted: true }));
}

/** While it is typed: by the number and what else is known already. A letter kept from the actor shows when all is. */
export async function duplicatesSoFar(unit: Unit, typed: Partial<LetterLikeness>): Promise<Duplicate[]> {
  const { sender, number, date } = typed;
  if (!number) return [];
  return sender && date ? possibleDuplicates(unit, { sender, number, date }) : alike(unit, { ...typed, number });
}

async function alike(
  unit: Unit,
  { sender, number, date }: Partial<LetterLikeness> & { number: string },
  except?: string,
): Promise<{ id: string; agendaNumber: string }[]> {
  if (!isNumbered(number)) return [];
  return unit.rows(
    `select id, agenda_number as "agendaNumber" from letter
      where agency_id = $1 and upper(number) = upper($2)
        and ($3::date is null or date = $3) and ($4::text is null or lower(sender) = lower($4))
        and state <> 'voided' and agenda_number is not null and id is distinct from $5
      order by registered_at limit 10`,
    [unit.agencyId, number.trim(), date ?? null, sender?.trim() ?? null, except ?? null],
  );
}
