import { type AnyRoute, route } from '../../../processes/contract.js';

/** For the installation's administrator: which agency to set up. Every entry is recorded in that agency's audit. */
export const agenciesRoutes: AnyRoute[] = [
  route({
    door: 'page',
    method: 'get',
    path: '/administration/agencies',
    access: 'manage-installation',
    agency: 'optional',
    summary: 'administration.agencies.title',
    handle: async ({ unit, actor, translate }) => ({
      kind: 'page',
      view: 'administration/agencies',
      title: translate('administration.agencies.title'),
      model: {
        agencies: (await unit.rows<{ id: string }>('select id, code, name, city from agency order by name')).map(
          (agency) => ({ ...agency, current: agency.id === actor.agencyId }),
        ),
      },
    }),
  }),
];
