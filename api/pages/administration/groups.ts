import { z } from 'zod';
import { saveGroup } from '../../../platform/organisation/commands/save-group.js';
import { saveUnit } from '../../../platform/organisation/commands/save-unit.js';
import { type AnyRoute, type RequestContext, route } from '../../../processes/contract.js';
import { idParams, line, noParams, positionChoices, several, slug } from './fields.js';
import { deskOf, done, type Field, formPage } from './form-page.js';

const manage = { access: 'manage-organisation' } as const;

const groupFields = async ({ organisation }: RequestContext): Promise<Field[]> => [
  { name: 'name', kind: 'text', label: 'group.name' },
  {
    name: 'members',
    kind: 'checkboxes',
    label: 'group.members',
    hint: 'group.members-hint',
    options: positionChoices(await organisation()),
    optional: true,
  },
];

const unitFields: Field[] = [
  { name: 'name', kind: 'text', label: 'unit.name' },
  { name: 'code', kind: 'text', label: 'unit.code', hint: 'unit.code-hint' },
];

/** Groups that share a pool of tasks, and the work units positions belong to. */
export const groupRoutes: AnyRoute[] = [
  route({
    ...manage,
    door: 'page',
    method: 'get',
    path: '/administration/groups',
    summary: 'administration.groups.title',
    handle: async ({ unit, translate }) => ({
      kind: 'page',
      view: 'administration/groups',
      title: translate('administration.groups.title'),
      model: {
        groups: await unit.rows(
          `select g.id, g.code, g.name, string_agg(p.short_name, ', ' order by p.rank) as members
             from position_group g left join position_group_member m on m.group_id = g.id
             left join position p on p.id = m.position_id
            where g.agency_id = $1 group by g.id order by g.name`,
          [unit.agencyId],
        ),
        units: await unit.rows(
          `select u.id, u.code, u.name, count(p.id)::int as positions
             from org_unit u left join position p on p.unit_id = u.id and p.closed_at is null
            where u.agency_id = $1 group by u.id order by u.rank, u.name`,
          [unit.agencyId],
        ),
      },
    }),
  }),
  ...formPage({
    ...manage,
    path: '/administration/groups/new',
    audit: 'group.saved',
    title: 'administration.group.new',
    lead: 'administration.groups.lead',
    submit: 'administration.group.create',
    params: noParams,
    body: z.object({ name: line(), code: slug, members: several }),
    back: () => '/administration/groups',
    fields: async (context) => {
      const [name, ...rest] = await groupFields(context);
      return [name!, { name: 'code', kind: 'text', label: 'group.code', hint: 'group.code-hint' }, ...rest];
    },
    act: async (context) => {
      const { members, ...group } = context.body;
      await saveGroup(deskOf(context), null, { ...group, memberIds: members });
      return done(context, '/administration/groups', 'saved');
    },
  }),
  ...formPage({
    ...manage,
    path: '/administration/groups/:id',
    audit: 'group.saved',
    title: 'administration.group.change',
    lead: 'administration.groups.lead',
    submit: 'administration.save',
    params: idParams,
    body: z.object({ name: line(), members: several }),
    back: () => '/administration/groups',
    fields: groupFields,
    stored: ({ unit, params }) =>
      unit.one(
        `select g.name, array(select m.position_id::text from position_group_member m where m.group_id = g.id) as members
           from position_group g where g.agency_id = $1 and g.id = $2`,
        [unit.agencyId, params.id],
      ),
    act: async (context) => {
      const { unit, params, body } = context;
      const { code } = await unit.one<{ code: string }>(
        'select code from position_group where agency_id = $1 and id = $2',
        [unit.agencyId, params.id],
      );
      await saveGroup(deskOf(context), params.id, { name: body.name, code, memberIds: body.members });
      return done(context, '/administration/groups', 'saved');
    },
  }),
  ...formPage({
    ...manage,
    path: '/administration/units/new',
    audit: 'unit.created',
    title: 'administration.unit.new',
    lead: 'administration.unit.lead',
    submit: 'administration.unit.create',
    params: noParams,
    body: z.object({ name: line(), code: slug }),
    back: () => '/administration/groups',
    fields: async () => unitFields,
    act: async (context) => {
      await saveUnit(deskOf(context), null, context.body);
      return done(context, '/administration/groups', 'saved');
    },
  }),
  ...formPage({
    ...manage,
    path: '/administration/units/:id',
    audit: 'unit.renamed',
    title: 'administration.unit.change',
    lead: 'administration.unit.lead',
    submit: 'administration.save',
    params: idParams,
    body: z.object({ name: line(), code: slug }),
    back: () => '/administration/groups',
    fields: async () => unitFields,
    stored: ({ unit, params }) =>
      unit.one('select name, code from org_unit where agency_id = $1 and id = $2', [unit.agencyId, params.id]),
    act: async (context) => {
      await saveUnit(deskOf(context), context.params.id, context.body);
      return done(context, '/administration/groups', 'saved');
    },
  }),
];
