import type { Unit } from '../../../platform/database/index.js';
import { LETTER_COLUMNS, LETTER_FROM, type Letter } from './letter.js';

/** A line of the register: every number of the period, also of letters whose content or existence is secret. */
export interface AgendaLine {
  agendaNumber: string;
  receivedAt: Date;
  /** Null: the reader may know nothing but that the number was given. */
  letter: Letter | null;
}

/** Days in the agency's zone by registration; at most `MOST_LINES`, in the order of the numbers. */
export async function agendaBook(
  unit: Unit,
  { direction, from, to, timeZone }: { direction: 'in' | 'out'; from: string; to: string; timeZone: string },
): Promise<AgendaLine[]> {
  const bounds = [unit.agencyId, direction, from, to, timeZone];
  const period = `l.agency_id = $1 and l.direction = $2 and l.agenda_number is not null
    and l.registered_at >= ($3::date::timestamp at time zone $5) and l.registered_at < (($4::date + 1)::timestamp at time zone $5)`;
  const known = await unit.rows<Letter>(`select ${LETTER_COLUMNS} from ${LETTER_FROM} where ${period}`, bounds);
  const byId = new Map(known.map((letter) => [letter.id, letter]));
  const all = await unit.withFullSight(() =>
    unit.rows<{ id: string; agendaNumber: string; receivedAt: Date }>(
      `select l.id, l.agenda_number as "agendaNumber", l.received_at as "receivedAt" from letter l
        where ${period} order by l.year, l.sequence limit ${MOST_LINES}`,
      bounds,
    ),
  );
  return all.map(({ id, agendaNumber, receivedAt }) => ({ agendaNumber, receivedAt, letter: byId.get(id) ?? null }));
}

/** A year of a big office; a longer period is asked for in parts. */
export const MOST_LINES = 20_000;
