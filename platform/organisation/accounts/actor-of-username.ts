import type { Unit } from '../../database/index.js';
import type { PersonActor } from '../actor.js';
import type { Organisations } from '../organisations.js';
import { type ActingAs, personActor } from '../person-actor.js';

/** The actor of an account without signing in, for the demo and for tests. @throws AppError not-found. */
export async function actorOfUsername(
  unit: Unit,
  organisations: Organisations,
  username: string,
  positionCode?: string,
): Promise<PersonActor> {
  const account = await unit.one<ActingAs & { agency_id: string }>(
    `select p.id, p.name, a.username, a.language, a.agency_id
       from account a join person p on p.id = a.person_id
      where a.username = $1 and a.agency_id is not null and a.deactivated_at is null`,
    [username],
  );
  const organisation = await organisations.load(unit, account.agency_id);
  const position = positionCode ? (organisation.position(positionCode)?.id ?? null) : null;
  return personActor(organisation, account, position);
}
