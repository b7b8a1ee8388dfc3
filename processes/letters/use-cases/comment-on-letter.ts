import { newId } from '../../../platform/ids/index.js';
import type { RequestContext } from '../../contract.js';
import { loadOpenedLetter } from '../model/letter.js';

/** Everyone on the chain reads comments; they change nothing else. */
export async function commentOnLetter(
  { unit, actor }: RequestContext,
  letterId: string,
  text: string,
): Promise<string> {
  await loadOpenedLetter(unit, letterId);
  const id = newId(unit.now().getTime());
  await unit.run(
    `insert into letter_comment (id, agency_id, letter_id, position_id, person_id, text, at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, unit.agencyId, letterId, actor.position?.id ?? null, actor.personId, text, unit.now()],
  );
  return id;
}
