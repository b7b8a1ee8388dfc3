import type { PersonActor } from '../../platform/organisation/actor.js';
import type { Organisation } from '../../platform/organisation/types.js';

export interface Vacancy {
  name: string;
  reason: 'vacant' | 'no-account';
}

/** Assignees and groups whose tasks a person sees, resolved at the moment of reading. */
export interface Reach {
  personId: string;
  /** `person:<id>` and `position:<id>` of positions held and of vacant ones that fall to this person. */
  assignees: string[];
  /** Candidates the person is among: `group:<code>` he belongs to, and his `assignees`. */
  groups: string[];
  /** Positions beneath whose tasks fall to this person, by their assignee text. */
  vacancies: Map<string, Vacancy>;
  /** Assignees of positions in which somebody else acts today. */
  readOnly: Set<string>;
  /** Assignees whose drafts this person prepares; preparing never decides. */
  prepares: Set<string>;
}

/** All positions, or only the one the person acts as when he said so. */
export const positionsActedAs = (actor: PersonActor) => (actor.position ? [actor.position] : actor.positions);

export function reachOf(actor: PersonActor, organisation: Organisation): Reach {
  const positions = positionsActedAs(actor);
  const ids = new Set(positions.map((position) => position.id));
  const vacant = actor.vacancies.filter((vacancy) => ids.has(vacancy.forPositionId));
  const assignees = [
    `person:${actor.personId}`,
    ...[...ids].map((id) => `position:${id}`),
    ...vacant.map((vacancy) => `position:${vacancy.id}`),
  ];
  return {
    personId: actor.personId,
    assignees,
    groups: [...groupsOf([...ids], organisation), ...assignees],
    vacancies: new Map(vacant.map((vacancy) => [`position:${vacancy.id}`, vacancyOf(vacancy, organisation)])),
    prepares: new Set(
      [...ids].flatMap((id) => organisation.preparesFor(id).map((principal) => `position:${principal.id}`)),
    ),
    readOnly: new Set(positions.filter((position) => position.readOnly).map((position) => `position:${position.id}`)),
  };
}

/** Somebody who cannot sign in holds it, or nobody does. */
const vacancyOf = ({ id, name }: { id: string; name: string }, organisation: Organisation): Vacancy => ({
  name,
  reason: organisation.actingHolder(id) ? 'no-account' : 'vacant',
});

function groupsOf(positionIds: readonly string[], organisation: Organisation): string[] {
  return organisation
    .groupCodes()
    .filter((code) => organisation.group(code).some((position) => positionIds.includes(position.id)))
    .map((code) => `group:${code}`);
}
