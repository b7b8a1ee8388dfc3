import { z } from 'zod';
import { changeAgency } from '../../../platform/organisation/commands/change-agency.js';
import type { AnyRoute } from '../../../processes/contract.js';
import { line, noParams, several } from './fields.js';
import { deskOf, done, formPage } from './form-page.js';
import { ZONES } from './zones.js';

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Head of letters, and the time by which due dates are counted. */
export const agencyRoutes: AnyRoute[] = formPage({
  path: '/administration/agency',
  access: 'manage-settings',
  audit: 'agency.changed',
  title: 'administration.agency.title',
  lead: 'administration.agency.lead',
  submit: 'administration.save',
  params: noParams,
  body: z
    .object({
      name: line(),
      letterhead: line(1000).transform((text) =>
        text
          .split(/\r?\n/)
          .map((row) => row.trim())
          .filter(Boolean),
      ),
      address: z.string().trim().max(500).default(''),
      city: line(100),
      timeZone: z.enum(ZONES),
      workingWeekdays: several.pipe(z.array(z.enum(WEEKDAYS)).min(1)),
      workdayStarts: hour,
      workdayEnds: hour,
    })
    .refine((it) => it.workdayStarts < it.workdayEnds, {
      path: ['workdayEnds'],
      message: 'administration.agency.hours',
    }),
  back: () => '/administration',
  stored: async ({ unit }) => {
    const row = await unit.one<{ letterhead: string[] }>(
      `select name, letterhead, address, city, time_zone as "timeZone", working_weekdays as "workingWeekdays",
              to_char(workday_starts, 'HH24:MI') as "workdayStarts", to_char(workday_ends, 'HH24:MI') as "workdayEnds"
         from agency where id = $1`,
      [unit.agencyId],
    );
    return { ...row, letterhead: row.letterhead.join('\n') };
  },
  fields: async ({ translate }) => [
    { name: 'name', kind: 'text', label: 'agency.name' },
    { name: 'letterhead', kind: 'area', label: 'agency.letterhead', hint: 'agency.letterhead-hint' },
    { name: 'address', kind: 'area', label: 'agency.address', hint: 'agency.address-hint', optional: true },
    { name: 'city', kind: 'text', label: 'agency.city', hint: 'agency.city-hint' },
    {
      name: 'timeZone',
      kind: 'radios',
      label: 'agency.zone',
      options: ZONES.map((value) => ({ value, label: translate(`administration.zone.${value}`) })),
    },
    {
      name: 'workingWeekdays',
      kind: 'checkboxes',
      label: 'agency.week',
      hint: 'agency.week-hint',
      options: WEEKDAYS.map((value) => ({ value, label: translate(`administration.weekday.${value}`) })),
    },
    { name: 'workdayStarts', kind: 'time', label: 'agency.starts' },
    { name: 'workdayEnds', kind: 'time', label: 'agency.ends', hint: 'agency.ends-hint' },
  ],
  act: async (context) => {
    const { workingWeekdays, ...settings } = context.body;
    await changeAgency(deskOf(context), { ...settings, workingWeekdays: workingWeekdays.map(Number) });
    return done(context, '/administration/agency', 'saved');
  },
});
