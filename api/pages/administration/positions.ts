import type { z } from 'zod';
import type { AssignmentKind } from '../../../platform/organisation/types.js';
import { type AnyRoute, type RequestContext, route } from '../../../processes/contract.js';
import { idParams, inTreeOrder } from './fields.js';
import { roleChoices } from './role-choices.js';

interface Holding {
  id: string;
  person_id: string;
  name: string;
  kind: AssignmentKind;
  starts_on: string;
  ends_on: string | null;
  basis: string | null;
  ended_at: Date | null;
  ended_reason: string | null;
}

/** The chart with today's holders, and one position with its holders over time. */
export const positionRoutes: AnyRoute[] = [
  route({
    door: 'page',
    method: 'get',
    path: '/administration/positions',
    access: 'manage-organisation',
    summary: 'administration.positions.title',
    handle: async ({ organisation, translate }) => {
      const org = await organisation();
      return {
        kind: 'page',
        view: 'administration/positions',
        title: translate('administration.positions.title'),
        model: {
          rows: inTreeOrder(org).map(({ position, depth }) => {
            const holder = org.actingHolder(position.id);
            return {
              ...position,
              depth: Math.min(depth, 5),
              holder: holder?.name,
              kind: holder && holder.kind !== 'definitive' ? translate(`administration.kind.${holder.kind}`) : null,
              fallsTo: holder ? null : org.responsibleFor(position.id).position?.name,
            };
          }),
        },
      };
    },
  }),
  route({
    door: 'page',
    method: 'get',
    path: '/administration/positions/:id',
    access: 'manage-organisation',
    summary: 'administration.position.title',
    params: idParams,
    handle: showPosition,
  }),
];

async function showPosition({ unit, params, translate, organisation }: RequestContext<z.output<typeof idParams>>) {
  const org = await organisation();
  const position = await unit.one<{ id: string; name: string; closed_at: Date | null }>(
    'select id, name, closed_at from position where agency_id = $1 and id = $2',
    [unit.agencyId, params.id],
  );
  const known = org.position(params.id);
  const today = org.calendar.dayOf(unit.now());
  const holdings = await unit.rows<Holding>(
    `select s.id, s.person_id, p.name, s.kind, s.starts_on, s.ends_on, s.basis, s.ended_at, s.ended_reason
       from assignment s join person p on p.id = s.person_id
      where s.agency_id = $1 and s.position_id = $2 order by s.ended_at nulls first, s.starts_on desc, s.id desc`,
    [unit.agencyId, params.id],
  );
  const preparers = await unit.rows<{ id: string; name: string }>(
    `select d.id, p.name from delegation d join position p on p.id = d.preparer_id
      where d.agency_id = $1 and d.principal_id = $2 and d.ended_at is null order by p.name`,
    [unit.agencyId, params.id],
  );
  const superior = org.superior(params.id);
  const fact = (label: string, value: string | null | undefined) => ({
    label: translate(`administration.position.${label}`),
    value: value ?? null,
  });
  const state = ({ ended_at, starts_on, ends_on }: Holding) =>
    ended_at !== null || (ends_on !== null && ends_on < today) ? 'past' : starts_on > today ? 'coming' : 'now';
  return {
    kind: 'page' as const,
    view: 'administration/position',
    title: position.name,
    model: {
      position,
      closed: position.closed_at !== null,
      vacant: position.closed_at === null && !org.actingHolder(params.id),
      fallsTo: org.responsibleFor(params.id).position?.name,
      facts: [
        fact('superior', superior?.name),
        fact('unit', known?.unitName),
        fact('echelon', known?.echelon),
        fact('code', known?.code),
      ].filter(({ value }) => value !== null),
      holdings: holdings.map((holding) => ({
        ...holding,
        kind: translate(`administration.kind-long.${holding.kind}`),
        state: translate(`administration.holding.${state(holding)}`),
        now: state(holding) === 'now',
        changeable: state(holding) !== 'past',
      })),
      preparers,
      ...(await roleChoices(unit, { kind: 'position', id: position.id }, translate)),
    },
  };
}
