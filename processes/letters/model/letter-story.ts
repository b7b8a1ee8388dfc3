import type { Unit } from '../../../platform/database/index.js';
import type { Translate } from '../../../platform/messages/index.js';
import type { Organisation } from '../../../platform/organisation/types.js';

export interface StoryLine {
  at: Date;
  who: string;
  what: string;
  text: string | null;
}

const nameOf = (organisation: Organisation, person: string | null, position: string | null, system: string): string => {
  const name = person ? organisation.person(person)?.name : undefined;
  const post = position ? organisation.position(position)?.shortName : undefined;
  return name && post ? `${name} (${post})` : (name ?? post ?? system);
};

/** Everything that happened to the letter, oldest first. */
export async function eventsOf(
  unit: Unit,
  letterId: string,
  organisation: Organisation,
  translate: Translate,
): Promise<StoryLine[]> {
  const rows = await unit.prepared<{
    at: Date;
    kind: string;
    positionId: string | null;
    personId: string | null;
    toPosition: string | null;
    text: string | null;
  }>(
    'letter-events',
    `select at, kind, position_id as "positionId", person_id as "personId", to_position as "toPosition", text
       from letter_event where letter_id = $1 order by at, id`,
    [letterId],
  );
  return rows.map((row) => ({
    at: row.at,
    who: nameOf(organisation, row.personId, row.positionId, translate('letters.system')),
    what: translate(`letters.event.${row.kind}`, {
      to: (row.toPosition && organisation.position(row.toPosition)?.shortName) || '',
    }),
    text: row.text,
  }));
}

export async function commentsOf(
  unit: Unit,
  letterId: string,
  organisation: Organisation,
): Promise<{ at: Date; who: string; text: string }[]> {
  const rows = await unit.prepared<{ at: Date; positionId: string | null; personId: string; text: string }>(
    'letter-comments',
    `select at, position_id as "positionId", person_id as "personId", text
       from letter_comment where letter_id = $1 order by at, id`,
    [letterId],
  );
  return rows.map((row) => ({
    at: row.at,
    who: nameOf(organisation, row.personId, row.positionId, ''),
    text: row.text,
  }));
}
