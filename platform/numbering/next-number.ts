import type { Unit } from '../database/index.js';

export interface RegisterYear {
  /** The book the number belongs to, `incoming` for instance. */
  register: string;
  /** The agency's local year, see `localYear`. */
  year: number;
}

/**
 * The next number of the agency's register, from 1 each year. Gap-free and without doubles: other units that want a
 * number of the same register wait until this one has committed or rolled back, so take it late in the unit.
 */
export async function nextNumber(unit: Unit, { register, year }: RegisterYear): Promise<number> {
  const [row] = await unit.prepared<{ number: number }>(
    'numbering-next',
    `insert into register_counter (agency_id, register, year, first, next) values ($1, $2, $3, 1, 2)
     on conflict (agency_id, register, year) do update set next = register_counter.next + 1
     returning next - 1 as number`,
    [unit.agencyId, register, year],
  );
  return row!.number;
}
