import type { Unit } from '../database/index.js';
import type { Language } from '../messages/index.js';
import type { Organisation } from '../organisation/types.js';

export interface MailAddress {
  address: string;
  name: string;
  language: Language;
}

/** Where whoever answers for the position today reads mail; null without an address. */
export async function addressOf(
  unit: Unit,
  organisation: Organisation,
  positionId: string,
): Promise<MailAddress | null> {
  const { position } = organisation.responsibleFor(positionId);
  const holder = position && organisation.actingHolder(position.id);
  if (!holder) return null;
  const person = await unit.row<{ email: string | null }>('select email from person where id = $1', [holder.personId]);
  return person?.email ? { address: person.email, name: holder.name, language: 'id' } : null;
}
