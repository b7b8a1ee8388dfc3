import type { OptionContext, OptionSource } from '../../forms/contract.js';
import type { Unit } from '../../platform/database/index.js';
import { isId } from '../../platform/ids/index.js';
import type { PersonActor } from '../../platform/organisation/actor.js';
import type { Organisations } from '../../platform/organisation/organisations.js';

const MOST = 500;

/** What the house itself offers to any form: the agency's positions and people, and the files just uploaded. */
export const houseOptions = (organisations: Organisations): OptionSource[] => [
  {
    name: 'position-picker',
    options: async (context) => {
      const organisation = await organisations.load(unitOf(context));
      return organisation.positions().map(({ id, code, name }) => {
        const hint = organisation.actingHolder(id)?.name;
        return { value: id, aliases: [code], label: name, ...(hint && { hint }) };
      });
    },
  },
  {
    name: 'person-picker',
    options: (context, _component, search) =>
      unitOf(context).rows<{ value: string; label: string }>(
        `select id as value, name as label from person where $1::text is null or name ilike $1 order by name limit ${MOST}`,
        [search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null],
      ),
  },
  { name: 'file', options: keptFiles },
];

const unitOf = ({ unit }: OptionContext) => unit as Unit;

/** Names of the uploads that a form already lists; of somebody else's there is nothing to see. */
async function keptFiles({ unit, actor, values }: OptionContext): Promise<{ value: string; label: string }[]> {
  const { personId, positions } = actor as PersonActor;
  const ids = [...idsIn(values)].slice(0, MOST);
  if (ids.length === 0) return [];
  return (unit as Unit).rows(
    `select id as value, name as label from file
      where id = any ($1::uuid[]) and (staged_by = $2 or staged_position = any ($3::uuid[]))`,
    [ids, personId, positions.map(({ id }) => id)],
  );
}

function* idsIn(value: unknown): Generator<string> {
  if (isId(value)) yield value;
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) yield* idsIn(inner);
}
