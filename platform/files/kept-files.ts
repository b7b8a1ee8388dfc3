import type { Unit } from '../database/index.js';
import { isId } from '../ids/index.js';
import type { PersonActor } from '../organisation/actor.js';

const MOST = 500;

/** Names of the uploads that a form already lists, wherever in `values`; of somebody else's there is nothing to see. */
export async function keptFiles(
  unit: Unit,
  { personId, positions }: PersonActor,
  values: unknown,
): Promise<{ value: string; label: string }[]> {
  const ids = [...idsIn(values)].slice(0, MOST);
  if (ids.length === 0) return [];
  return unit.rows(
    `select id as value, name as label from file
      where id = any ($1::uuid[]) and (staged_by = $2 or staged_position = any ($3::uuid[]))`,
    [ids, personId, positions.map(({ id }) => id)],
  );
}

function* idsIn(value: unknown): Generator<string> {
  if (isId(value)) yield value;
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) yield* idsIn(inner);
}
