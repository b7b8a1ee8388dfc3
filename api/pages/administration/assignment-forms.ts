import { z } from 'zod';
import { appoint } from '../../../platform/organisation/commands/appoint.js';
import { delegate, endDelegation } from '../../../platform/organisation/commands/delegate.js';
import { openPosition } from '../../../platform/organisation/commands/desk.js';
import { endAssignment } from '../../../platform/organisation/commands/end-assignment.js';
import { transfer } from '../../../platform/organisation/commands/transfer.js';
import type { AnyRoute, RequestContext } from '../../../processes/contract.js';
import { chosenId, day, idParams, line, optionalDay, optionalLine, positionChoices, reason } from './fields.js';
import { type Choice, deskOf, done, type Field, formPage } from './form-page.js';

const KINDS = ['definitive', 'plt', 'plh', 'pj'] as const;

type OfId = RequestContext<z.output<typeof idParams>>;

const positionPage = ({ id }: { id: string }) => `/administration/positions/${id}`;

const positionName = async ({ unit, params }: OfId) => (await openPosition(unit, params.id)).name;

const preparingInWords = async ({ unit, params }: OfId) => {
  const { principal, preparer } = await unit.one<{ principal: string; preparer: string }>(
    `select principal.name as principal, preparer.name as preparer
       from delegation d join position principal on principal.id = d.principal_id
       join position preparer on preparer.id = d.preparer_id
      where d.agency_id = $1 and d.id = $2 and d.ended_at is null`,
    [unit.agencyId, params.id],
  );
  return `${preparer} - ${principal}`;
};

const today = async ({ unit, organisation }: RequestContext) => (await organisation()).calendar.dayOf(unit.now());

const reasonField: Field = { name: 'reason', kind: 'text', label: 'reason', hint: 'reason-hint' };

async function personChoices({ unit, organisation }: RequestContext): Promise<Choice[]> {
  const org = await organisation();
  const people = await unit.rows<{ id: string; name: string }>(
    'select id, name from person where agency_id = $1 and left_at is null order by name',
    [unit.agencyId],
  );
  return people.map(({ id, name }) => ({
    value: id,
    label: name,
    hint: org
      .positionsOf(id)
      .map((held) => held.name)
      .join(', '),
  }));
}

const holdingOf = ({ unit, params }: OfId) =>
  unit.one<{ position_id: string; position: string; person: string }>(
    `select s.position_id, o.name as position, p.name as person
       from assignment s join position o on o.id = s.position_id join person p on p.id = s.person_id
      where s.agency_id = $1 and s.id = $2 and s.ended_at is null`,
    [unit.agencyId, params.id],
  );

const holdingInWords = async (context: OfId) => {
  const { person, position } = await holdingOf(context);
  return `${person} - ${position}`;
};

const manage = { access: 'manage-organisation', params: idParams } as const;

/** Who holds a position: appointing, ending, transferring, and who prepares drafts for it. */
export const assignmentFormRoutes: AnyRoute[] = [
  ...formPage({
    ...manage,
    path: '/administration/positions/:id/appointment',
    audit: 'assignment.begun',
    title: 'administration.appoint.title',
    lead: 'administration.appoint.lead',
    submit: 'administration.appoint.submit',
    body: z.object({
      personId: chosenId,
      kind: z.enum(KINDS),
      startsOn: day,
      endsOn: optionalDay,
      basis: optionalLine(),
    }),
    back: positionPage,
    about: positionName,
    stored: async (context) => ({ kind: 'definitive', startsOn: await today(context) }),
    fields: async (context) => [
      { name: 'personId', kind: 'select', label: 'appoint.person', options: await personChoices(context) },
      {
        name: 'kind',
        kind: 'radios',
        label: 'appoint.kind',
        options: KINDS.map((value) => ({
          value,
          label: context.translate(`administration.kind-long.${value}`),
          hint: context.translate(`administration.kind-text.${value}`),
        })),
      },
      { name: 'startsOn', kind: 'date', label: 'appoint.starts' },
      { name: 'endsOn', kind: 'date', label: 'appoint.ends', hint: 'appoint.ends-hint', optional: 'sometimes' },
      { name: 'basis', kind: 'text', label: 'appoint.basis', hint: 'appoint.basis-needed', optional: 'sometimes' },
    ],
    act: async (context) => {
      await appoint(deskOf(context), { ...context.body, positionId: context.params.id });
      return done(context, positionPage(context.params), 'appoint.done');
    },
  }),
  ...formPage({
    ...manage,
    path: '/administration/assignments/:id/ending',
    audit: 'assignment.ended',
    title: 'administration.ending.title',
    lead: 'administration.ending.lead',
    submit: 'administration.ending.submit',
    danger: true,
    body: z.object({ lastDay: optionalDay, reason }),
    back: () => '/administration/positions',
    about: holdingInWords,
    fields: async () => [
      { name: 'lastDay', kind: 'date', label: 'ending.last-day', hint: 'ending.last-day-hint', optional: true },
      reasonField,
    ],
    act: async (context) => {
      const { positionId } = await endAssignment(deskOf(context), context.params.id, context.body);
      return done(context, positionPage({ id: positionId }), 'ending.done');
    },
  }),
  ...formPage({
    ...manage,
    path: '/administration/assignments/:id/transfer',
    audit: 'assignment.ended',
    title: 'administration.transfer.title',
    lead: 'administration.transfer.lead',
    submit: 'administration.transfer.submit',
    body: z.object({ positionId: chosenId, basis: line() }),
    back: () => '/administration/positions',
    about: holdingInWords,
    fields: async ({ organisation }) => [
      {
        name: 'positionId',
        kind: 'select',
        label: 'transfer.position',
        options: positionChoices(await organisation()),
      },
      { name: 'basis', kind: 'text', label: 'appoint.basis', hint: 'appoint.basis-hint' },
    ],
    act: async (context) => {
      await transfer(deskOf(context), context.params.id, { ...context.body, startsOn: await today(context) });
      return done(context, positionPage({ id: context.body.positionId }), 'transfer.done');
    },
  }),
  ...formPage({
    ...manage,
    path: '/administration/positions/:id/preparer',
    audit: 'delegation.begun',
    title: 'administration.preparer.title',
    lead: 'administration.preparer.lead',
    submit: 'administration.preparer.submit',
    body: z.object({ preparerId: chosenId, startsOn: day, basis: optionalLine() }),
    back: positionPage,
    about: positionName,
    stored: async (context) => ({ startsOn: await today(context) }),
    fields: async ({ organisation }) => [
      {
        name: 'preparerId',
        kind: 'select',
        label: 'preparer.position',
        options: positionChoices(await organisation()),
      },
      { name: 'startsOn', kind: 'date', label: 'appoint.starts' },
      { name: 'basis', kind: 'text', label: 'appoint.basis', optional: true },
    ],
    act: async (context) => {
      await delegate(deskOf(context), { ...context.body, principalId: context.params.id });
      return done(context, positionPage(context.params), 'preparer.done');
    },
  }),
  ...formPage({
    ...manage,
    path: '/administration/delegations/:id/ending',
    audit: 'delegation.ended',
    title: 'administration.preparer.end',
    lead: 'administration.preparer.end-lead',
    submit: 'administration.preparer.end',
    body: z.object({ reason }),
    back: () => '/administration/positions',
    about: preparingInWords,
    fields: async () => [reasonField],
    act: async (context) => {
      await endDelegation(deskOf(context), context.params.id, context.body.reason);
      return done(context, '/administration/positions', 'preparer.ended');
    },
  }),
];
