import { z } from 'zod';
import { conflict } from '../../../platform/errors/index.js';
import { createAgency } from '../../../platform/organisation/commands/create-agency.js';
import { enqueue } from '../../../platform/outbox/index.js';
import { type AnyRoute, route } from '../../../processes/contract.js';
import { line, noParams, slug } from './fields.js';
import { deskOf, done, formPage } from './form-page.js';
import { ZONES } from './zones.js';

/** Kind of the message by which a new agency gets its flows, after the commit. */
export const PREPARE_AGENCY = 'prepare-agency';

const installation = { access: 'manage-installation', agency: 'optional' } as const;

/** For the installation's administrator: which agency to set up. Every entry is recorded in that agency's audit. */
export const agenciesRoutes: AnyRoute[] = [
  route({
    ...installation,
    door: 'page',
    method: 'get',
    path: '/administration/agencies',
    summary: 'administration.agencies.title',
    handle: async ({ unit, actor, translate }) => ({
      kind: 'page',
      view: 'administration/agencies',
      title: translate('administration.agencies.title'),
      model: {
        inside: actor.agencyId !== null,
        agencies: (await unit.rows<{ id: string }>('select id, code, name, city from agency order by name')).map(
          (agency) => ({ ...agency, current: agency.id === actor.agencyId }),
        ),
      },
    }),
  }),
  ...formPage({
    ...installation,
    path: '/administration/agencies/new',
    audit: 'agency.created',
    title: 'administration.agencies.new',
    lead: 'administration.agencies.new-lead',
    submit: 'administration.agencies.create',
    params: noParams,
    body: z.object({ name: line(), code: slug, city: line(100), timeZone: z.enum(ZONES) }),
    back: () => '/administration/agencies',
    stored: async () => ({ timeZone: ZONES[0] }),
    fields: async ({ translate }) => [
      { name: 'name', kind: 'text', label: 'agency.name' },
      { name: 'code', kind: 'text', label: 'agencies.code', hint: 'agencies.code-hint' },
      { name: 'city', kind: 'text', label: 'agency.city', hint: 'agency.city-hint' },
      {
        name: 'timeZone',
        kind: 'radios',
        label: 'agency.zone',
        options: ZONES.map((value) => ({ value, label: translate(`administration.zone.${value}`) })),
      },
    ],
    act: async (context) => {
      const { unit, actor, body } = context;
      // Inside an agency the unit may write that agency's rows only.
      if (actor.agencyId !== null) throw conflict('inside-agency', 'administration.agencies.leave-first');
      const agencyId = await createAgency(deskOf(context), body);
      await enqueue(unit, { kind: PREPARE_AGENCY, payload: { agencyId }, dedupeKey: agencyId });
      return done(context, '/administration/agencies', 'agencies.created', { name: body.name });
    },
  }),
];
