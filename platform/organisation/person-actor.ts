import type { Language } from '../messages/index.js';
import type { PersonActor } from './actor.js';
import type { Organisation } from './types.js';

export interface ActingAs {
  id: string;
  name: string;
  username: string;
  language: Language;
}

/**
 * What a person is today. @param positionId as which of the held positions; null: the only one, or none of several.
 * With a position said, permissions are the person's own and that position's.
 */
export function personActor(organisation: Organisation, person: ActingAs, positionId: string | null): PersonActor {
  const positions = organisation.positionsOf(person.id);
  const position = positionId
    ? (positions.find((held) => held.id === positionId) ?? null)
    : positions.length === 1
      ? positions[0]!
      : null;
  return {
    kind: 'person',
    personId: person.id,
    name: person.name,
    username: person.username,
    agencyId: organisation.agency.id,
    position,
    positions,
    vacancies: positions
      .filter((held) => !held.readOnly)
      .flatMap((held) =>
        organisation.vacantBelow(held.id).map(({ id, name }) => ({ id, name, forPositionId: held.id })),
      ),
    permissions: organisation.permissionsOf(person.id, position?.id),
    language: person.language,
  };
}
