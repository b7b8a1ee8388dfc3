import { z } from 'zod';
import { isId } from '../../../platform/ids/index.js';
import type { Organisation } from '../../../platform/organisation/types.js';
import { type AnyRoute, type RequestContext, route } from '../../../processes/contract.js';
import { idParams } from './fields.js';
import { roleChoices } from './role-choices.js';

const PAGE = 50;

interface PersonLine {
  id: string;
  name: string;
  nip: string | null;
  username: string | null;
  deactivated: boolean;
  left: boolean;
  last_sign_in_at: Date | null;
}

/** Finding people, and one person with everything that is set about her. */
export const peopleRoutes: AnyRoute[] = [
  route({
    door: 'page',
    method: 'get',
    path: '/administration/people',
    access: 'manage-people',
    summary: 'administration.people.title',
    query: z.object({ q: z.string().max(100).default(''), after: z.string().max(200).optional() }),
    handle: async ({ unit, query, translate, organisation }) => {
      const org = await organisation();
      const found = await unit.rows<PersonLine>(
        `select p.id, p.name, p.nip, a.username, a.deactivated_at is not null as deactivated,
                p.left_at is not null as left, a.last_sign_in_at
           from person p left join account a on a.person_id = p.id
          where p.agency_id = $1 and (p.left_at is null or $2 <> '')
            and (p.name ilike $3 or p.nip like $4 or a.username ilike $3
                 or exists (select 1 from assignment s join position o on o.id = s.position_id
                             where s.person_id = p.id and s.ended_at is null and o.name ilike $3))
            and ($5::text is null or p.name > $5)
          order by p.name limit $6`,
        [unit.agencyId, query.q, like(query.q), `${like(query.q.replace(/[ .]/g, ''))}`, query.after ?? null, PAGE + 1],
      );
      const people = found.slice(0, PAGE);
      const next = found.length > PAGE ? people.at(-1)?.name : undefined;
      return {
        kind: 'page',
        view: 'administration/people',
        title: translate('administration.people.title'),
        model: {
          q: query.q,
          people: people.map((person) => ({ ...person, positions: heldBy(org, person.id, translate) })),
          next: next && `/administration/people?${new URLSearchParams({ q: query.q, after: next })}`,
        },
      };
    },
  }),
  route({
    door: 'page',
    method: 'get',
    path: '/administration/people/:id',
    access: 'manage-people',
    summary: 'administration.person.title',
    params: idParams,
    handle: showPerson,
  }),
];

const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

const heldBy = (organisation: Organisation, personId: string, translate: RequestContext['translate']) =>
  organisation.positionsOf(personId).map(({ id, name, kind }) => ({
    id,
    name: kind === 'definitive' ? name : `${translate(`administration.kind.${kind}`)} ${name}`,
  }));

async function showPerson({ unit, params, translate, organisation, actor }: RequestContext<z.output<typeof idParams>>) {
  const org = await organisation();
  const person = await unit.one<
    PersonLine & { grade: string | null; email: string | null; phone: string | null; employment: string }
  >(
    `select p.id, p.name, p.nip, p.grade, p.email, p.phone, p.employment, p.left_at is not null as left,
            a.username, a.deactivated_at is not null as deactivated, a.last_sign_in_at
       from person p left join account a on a.person_id = p.id where p.agency_id = $1 and p.id = $2`,
    [unit.agencyId, params.id],
  );
  const fact = (label: string, value: string | null) => ({ label: translate(`administration.person.${label}`), value });
  return {
    kind: 'page' as const,
    view: 'administration/person',
    title: person.name,
    model: {
      person,
      own: isId(actor.personId) && actor.personId === person.id,
      mayAppoint: actor.permissions.has('manage-organisation'),
      positions: heldBy(org, person.id, translate),
      facts: [
        fact('nip', person.nip),
        fact('grade', person.grade),
        fact('employment', translate(`administration.employment.${person.employment}`)),
        fact('email', person.email),
        fact('phone', person.phone),
        fact('username', person.username),
      ].filter(({ value }) => value !== null),
      ...(await roleChoices(unit, { kind: 'person', id: person.id }, translate)),
    },
  };
}
