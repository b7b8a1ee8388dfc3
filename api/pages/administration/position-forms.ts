import { z } from 'zod';
import { changePosition } from '../../../platform/organisation/commands/change-position.js';
import { closePosition } from '../../../platform/organisation/commands/close-position.js';
import { createPosition } from '../../../platform/organisation/commands/create-position.js';
import { openPosition } from '../../../platform/organisation/commands/desk.js';
import type { Organisation } from '../../../platform/organisation/types.js';
import type { AnyRoute, RequestContext } from '../../../processes/contract.js';
import {
  chosenId,
  idParams,
  line,
  noParams,
  optionalId,
  optionalLine,
  positionChoices,
  reason,
  slug,
} from './fields.js';
import { deskOf, done, type Field, formPage } from './form-page.js';

const KINDS = ['structural', 'functional', 'staff', 'team-lead', 'partner'] as const;

const facts = {
  name: line(),
  shortName: line(80),
  code: slug,
  chartCode: optionalLine(20),
  unitId: chosenId,
  kind: z.enum(KINDS),
  echelon: optionalLine(20),
  parentId: optionalId,
  rank: z.coerce.number().int().min(0).max(9999).default(0),
};

async function factFields({ unit, translate }: RequestContext, organisation: Organisation): Promise<Field[]> {
  const units = await unit.rows<{ value: string; label: string }>(
    'select id as value, name as label from org_unit where agency_id = $1 order by rank, name',
    [unit.agencyId],
  );
  return [
    { name: 'name', kind: 'text', label: 'position.name', hint: 'position.name-hint' },
    { name: 'shortName', kind: 'text', label: 'position.short-name', hint: 'position.short-name-hint' },
    { name: 'code', kind: 'text', label: 'position.code', hint: 'position.code-hint' },
    {
      name: 'parentId',
      kind: 'select',
      label: 'position.superior',
      hint: 'position.superior-hint',
      options: positionChoices(organisation),
      optional: true,
    },
    { name: 'unitId', kind: 'select', label: 'position.unit', options: units },
    {
      name: 'kind',
      kind: 'select',
      label: 'position.kind',
      options: KINDS.map((value) => ({ value, label: translate(`administration.position-kind.${value}`) })),
    },
    { name: 'echelon', kind: 'text', label: 'position.echelon', hint: 'position.echelon-hint', optional: true },
    { name: 'rank', kind: 'text', label: 'position.rank', hint: 'position.rank-hint', optional: true },
    { name: 'chartCode', kind: 'text', label: 'position.chart-code', optional: true },
  ];
}

const reasonField: Field = { name: 'reason', kind: 'text', label: 'reason', hint: 'reason-hint' };

const positionPage = ({ id }: { id: string }) => `/administration/positions/${id}`;

const nameOf = async ({ unit, params }: RequestContext<z.output<typeof idParams>>) =>
  (await openPosition(unit, params.id)).name;

export const positionFormRoutes: AnyRoute[] = [
  ...formPage({
    path: '/administration/positions/new',
    access: 'manage-organisation',
    audit: 'position.created',
    title: 'administration.position.new',
    lead: 'administration.position.new-lead',
    submit: 'administration.position.create',
    params: noParams,
    body: z.object(facts),
    back: () => '/administration/positions',
    stored: async () => ({ kind: 'structural', rank: 0 }),
    fields: async (context) => factFields(context, await context.organisation()),
    act: async (context) => {
      const id = await createPosition(deskOf(context), context.body);
      return done(context, positionPage({ id }), 'position.created');
    },
  }),
  ...formPage({
    path: '/administration/positions/:id/change',
    access: 'manage-organisation',
    audit: 'position.changed',
    title: 'administration.position.change',
    lead: 'administration.position.change-lead',
    submit: 'administration.save',
    params: idParams,
    body: z.object({ ...facts, reason }),
    back: positionPage,
    about: nameOf,
    fields: async (context) => [...(await factFields(context, await context.organisation())), reasonField],
    stored: async ({ organisation, params }) => ({ ...(await organisation()).position(params.id) }),
    act: async (context) => {
      const { reason: why, ...position } = context.body;
      await changePosition(deskOf(context), context.params.id, position, why);
      return done(context, positionPage(context.params), 'saved');
    },
  }),
  ...formPage({
    path: '/administration/positions/:id/closure',
    access: 'manage-organisation',
    audit: 'position.closed',
    title: 'administration.position.close',
    lead: 'administration.position.close-lead',
    submit: 'administration.position.close',
    danger: true,
    params: idParams,
    body: z.object({ reason }),
    back: positionPage,
    about: nameOf,
    fields: async () => [reasonField],
    act: async (context) => {
      await closePosition(deskOf(context), context.params.id, context.body.reason);
      return done(context, '/administration/positions', 'position.closed');
    },
  }),
];
