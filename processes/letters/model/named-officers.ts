import type { Unit } from '../../../platform/database/index.js';
import type { Organisation } from '../../../platform/organisation/types.js';

/** The reason of an access row that the addressee gave by name; the person's own words stand in the letter's history. */
export const NAMED = 'named';

export interface NamedOfficer {
  id: string;
  positionId: string | null;
  personId: string | null;
  since: Date;
}

/** Only for who may name them: others see their own rows alone. */
export const namedOfficers = (unit: Unit, letterId: string): Promise<NamedOfficer[]> =>
  unit.withFullSight(() =>
    unit.rows<NamedOfficer>(
      `select id, position_id as "positionId", person_id as "personId", since from letter_access
        where letter_id = $1 and reason = $2 order by since, id`,
      [letterId, NAMED],
    ),
  );

/** Whether the unit's actor was named for this letter. */
export const isNamed = async (unit: Unit, letterId: string): Promise<boolean> =>
  (await unit.row('select from letter_access where letter_id = $1 and reason = $2', [letterId, NAMED])) !== undefined;

export const officerName = (
  organisation: Organisation,
  { positionId, personId }: Pick<NamedOfficer, 'positionId' | 'personId'>,
): string =>
  (positionId ? organisation.position(positionId)?.name : personId ? organisation.person(personId)?.name : '') ?? '';
