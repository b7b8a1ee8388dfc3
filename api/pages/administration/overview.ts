import { type AnyRoute, route } from '../../../processes/contract.js';

const SOON_DAYS = 7;

interface Counts {
  people: number;
  accounts: number;
  without_account: number;
  without_position: number;
}

/** Where an administrator starts: what needs attention, then everything there is to set. */
export const overviewRoutes: AnyRoute[] = [
  route({
    door: 'page',
    method: 'get',
    path: '/administration',
    access: 'manage-people',
    agency: 'optional',
    summary: 'administration.title',
    handle: async ({ unit, actor, translate, organisation, engine }) => {
      if (actor.agencyId === null) return { kind: 'redirect', to: '/administration/agencies' };
      const org = await organisation();
      const today = org.calendar.dayOf(unit.now());
      const counts = await unit.one<Counts>(
        `select count(*)::int as people, count(a.person_id)::int as accounts,
                (count(*) - count(a.person_id))::int as without_account,
                count(*) filter (where not exists (
                  select 1 from assignment s where s.person_id = p.id and s.ended_at is null
                     and (s.ends_on is null or s.ends_on >= $2::date)))::int as without_position
           from person p left join account a on a.person_id = p.id and a.deactivated_at is null
          where p.agency_id = $1 and p.left_at is null`,
        [actor.agencyId, today],
      );
      const ending = await unit.rows<{ position_id: string; kind: string; name: string; ends_on: string }>(
        `select s.position_id, s.kind, p.name, s.ends_on from assignment s join person p on p.id = s.person_id
          where s.agency_id = $1 and s.ended_at is null and s.ends_on between $2::date and $2::date + $3::int
          order by s.ends_on`,
        [actor.agencyId, today, SOON_DAYS],
      );
      return {
        kind: 'page',
        view: 'administration/overview',
        title: translate('administration.title'),
        model: {
          agency: org.agency.name,
          counts,
          incidents: (await engine.incidents(unit, actor, { state: 'open', limit: 1 })).items.length > 0,
          positions: org.positions().length,
          vacant: org
            .positions()
            .filter(({ id }) => !org.actingHolder(id))
            .map(({ id, name }) => ({ id, name, fallsTo: org.responsibleFor(id).position?.name })),
          ending: ending.map((row) => ({
            ...row,
            kind: translate(`administration.kind.${row.kind}`),
            position: org.position(row.position_id)?.name,
          })),
          nextYearMissing: org.calendar.holiday(`${Number(today.slice(0, 4)) + 1}-01-01`) === null,
          may: {
            organisation: actor.permissions.has('manage-organisation'),
            settings: actor.permissions.has('manage-settings'),
            audit: actor.permissions.has('read-audit'),
            incidents: actor.permissions.has('read-instances'),
            agencies: actor.permissions.has('manage-installation'),
          },
        },
      };
    },
  }),
];
