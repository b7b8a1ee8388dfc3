import { z } from 'zod';
import { invalidFields } from '../../../platform/errors/index.js';
import { readHolidayList } from '../../../platform/organisation/commands/read-holiday-list.js';
import { removeHoliday, setHolidays } from '../../../platform/organisation/commands/set-holiday.js';
import { type AnyRoute, type RequestContext, route } from '../../../processes/contract.js';
import { day, idParams, line, noParams, reason } from './fields.js';
import { deskOf, done, formPage } from './form-page.js';

const manage = { access: 'manage-organisation' } as const;
const KINDS = ['holiday', 'collective-leave'] as const;

const holidayInWords = async ({ unit, params }: RequestContext<z.output<typeof idParams>>) => {
  const { day, name } = await unit.one<{ day: string; name: string }>(
    'select day::text, name from holiday where agency_id = $1 and id = $2',
    [unit.agencyId, params.id],
  );
  return `${name}, ${day}`;
};

/** Days off: the national ones as given, the agency's own to add, import and remove. */
export const holidayRoutes: AnyRoute[] = [
  route({
    ...manage,
    door: 'page',
    method: 'get',
    path: '/administration/holidays',
    summary: 'administration.holidays.title',
    query: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
    handle: async ({ unit, query, translate, organisation }) => {
      const { calendar } = await organisation();
      const year = query.year ?? Number(calendar.dayOf(unit.now()).slice(0, 4));
      const days = await unit.rows<{ kind: string }>(
        `select id, day, kind, name, agency_id is not null as own from holiday
          where (agency_id is null or agency_id = $1) and day between $2 and $3 order by day, own`,
        [unit.agencyId, `${year}-01-01`, `${year}-12-31`],
      );
      return {
        kind: 'page',
        view: 'administration/holidays',
        title: translate('administration.holidays.title'),
        model: {
          year,
          before: year - 1,
          after: year + 1,
          days: days.map((row) => ({ ...row, kind: translate(`administration.day-kind.${row.kind}`) })),
          workingDays: calendar.workingDaysBetween(`${year}-01-01`, `${year}-12-31`),
        },
      };
    },
  }),
  ...formPage({
    ...manage,
    path: '/administration/holidays/new',
    audit: 'holidays.set',
    title: 'administration.holiday.new',
    lead: 'administration.holiday.lead',
    submit: 'administration.holiday.create',
    params: noParams,
    body: z.object({ day, name: line(), kind: z.enum(KINDS) }),
    back: () => '/administration/holidays',
    stored: async () => ({ kind: 'holiday' }),
    fields: async ({ translate }) => [
      { name: 'day', kind: 'date', label: 'holiday.day' },
      { name: 'name', kind: 'text', label: 'holiday.name' },
      {
        name: 'kind',
        kind: 'radios',
        label: 'holiday.kind',
        options: KINDS.map((value) => ({ value, label: translate(`administration.day-kind.${value}`) })),
      },
    ],
    act: async (context) => {
      await setHolidays(deskOf(context), [context.body]);
      return done(context, `/administration/holidays?year=${context.body.day.slice(0, 4)}`, 'saved');
    },
  }),
  ...formPage({
    ...manage,
    path: '/administration/holidays/list',
    audit: 'holidays.set',
    title: 'administration.holiday-list.title',
    lead: 'administration.holiday-list.lead',
    submit: 'administration.holiday-list.submit',
    params: noParams,
    body: z.object({ list: z.string().max(60_000).default('') }),
    back: () => '/administration/holidays',
    fields: async () => [{ name: 'list', kind: 'area', label: 'holiday-list.list', hint: 'holiday-list.hint' }],
    act: async (context) => {
      const { translate, body } = context;
      const { holidays, faults } = readHolidayList(body.list);
      if (faults.length > 0)
        throw invalidFields(
          faults.slice(0, 20).map(({ line: number, problem }) => ({
            path: 'list',
            message: translate('administration.holiday-list.fault', {
              line: number,
              problem: translate(`organisation.${problem}`),
            }),
          })),
        );
      await setHolidays(deskOf(context), holidays);
      const to = `/administration/holidays?year=${holidays[0]!.day.slice(0, 4)}`;
      return done(context, to, 'holiday-list.done', { count: holidays.length });
    },
  }),
  ...formPage({
    ...manage,
    path: '/administration/holidays/:id/removal',
    audit: 'holiday.removed',
    title: 'administration.holiday.remove',
    lead: 'administration.holiday.remove-lead',
    submit: 'administration.holiday.remove',
    danger: true,
    params: idParams,
    body: z.object({ reason }),
    back: () => '/administration/holidays',
    about: holidayInWords,
    fields: async () => [{ name: 'reason', kind: 'text', label: 'reason', hint: 'reason-hint' }],
    act: async (context) => {
      await removeHoliday(deskOf(context), context.params.id, context.body.reason);
      return done(context, '/administration/holidays', 'holiday.removed');
    },
  }),
];
