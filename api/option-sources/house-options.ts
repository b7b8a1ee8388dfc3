import type { OptionContext, OptionSource } from '../../forms/contract.js';
import type { Unit } from '../../platform/database/index.js';
import { keptFiles } from '../../platform/files/kept-files.js';
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
  {
    name: 'file',
    options: ({ unit, actor, values }) => keptFiles(unit as Unit, actor as PersonActor, values),
  },
];

const unitOf = ({ unit }: OptionContext) => unit as Unit;
