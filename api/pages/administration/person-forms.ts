import { z } from 'zod';
import { changePerson } from '../../../platform/organisation/commands/change-person.js';
import { closeAccount, reopenAccount } from '../../../platform/organisation/commands/close-account.js';
import { createPerson, openAccount } from '../../../platform/organisation/commands/create-person.js';
import { presentPerson } from '../../../platform/organisation/commands/desk.js';
import { personLeaves } from '../../../platform/organisation/commands/person-leaves.js';
import type { AnyRoute, Reply, RequestContext } from '../../../processes/contract.js';
import { idParams, line, noParams, optionalLine, reason, slug } from './fields.js';
import { deskOf, done, type Field, formPage } from './form-page.js';

type OfPerson = RequestContext<z.output<typeof idParams>>;

const EMPLOYMENTS = ['pns', 'cpns', 'pppk', 'non-asn'] as const;

const facts = {
  name: line(),
  nip: optionalLine(40).transform((nip) => nip?.replace(/[ .]/g, '') ?? null),
  grade: optionalLine(20),
  employment: z.enum(EMPLOYMENTS),
  email: z
    .union([z.email(), z.literal('')])
    .default('')
    .transform((text) => text || null),
  phone: optionalLine(40),
};

const factFields = ({ translate }: RequestContext): Field[] => [
  { name: 'name', kind: 'text', label: 'person.name', hint: 'person.name-hint' },
  {
    name: 'employment',
    kind: 'select',
    label: 'person.employment',
    options: EMPLOYMENTS.map((value) => ({ value, label: translate(`administration.employment.${value}`) })),
  },
  { name: 'nip', kind: 'text', label: 'person.nip', hint: 'person.nip-hint', optional: true },
  { name: 'grade', kind: 'text', label: 'person.grade', hint: 'person.grade-hint', optional: true },
  { name: 'email', kind: 'email', label: 'person.email', optional: true },
  { name: 'phone', kind: 'tel', label: 'person.phone', optional: true },
];

const reasonField: Field = { name: 'reason', kind: 'text', label: 'reason', hint: 'reason-hint' };

const personPage = ({ id }: z.output<typeof idParams>) => `/administration/people/${id}`;

const nameOf = async ({ unit, params }: OfPerson) => (await presentPerson(unit, params.id)).name;

const ofPerson = { access: 'manage-people', params: idParams, back: personPage, about: nameOf } as const;

/** Shown once: a password never stands in an address, a cookie or a log. */
export const passwordPage = (
  { translate }: Pick<RequestContext, 'translate'>,
  model: { name: string; username: string; password: string; back: string },
): Reply => ({
  kind: 'page',
  view: 'administration/one-time-password',
  title: translate('administration.one-time.title'),
  model,
});

export const personFormRoutes: AnyRoute[] = [
  ...formPage({
    path: '/administration/people/new',
    access: 'manage-people',
    audit: 'person.created',
    title: 'administration.person.new',
    lead: 'administration.person.new-lead',
    submit: 'administration.person.create',
    params: noParams,
    body: z.object({ ...facts, username: slug }),
    back: () => '/administration/people',
    stored: async () => ({ employment: 'pns' }),
    fields: async (context) => [
      ...factFields(context),
      { name: 'username', kind: 'text', label: 'person.username-part', hint: 'person.username-hint' },
    ],
    act: async (context) => {
      const { username: wanted, ...person } = context.body;
      const id = await createPerson(deskOf(context), person);
      const account = await openAccount(deskOf(context), id, wanted);
      return passwordPage(context, { name: person.name, ...account, back: personPage({ id }) });
    },
  }),
  ...formPage({
    ...ofPerson,
    path: '/administration/people/:id/change',
    audit: 'person.changed',
    title: 'administration.person.change',
    lead: 'administration.person.change-lead',
    submit: 'administration.save',
    body: z.object(facts),
    fields: async (context) => factFields(context),
    stored: ({ unit, params }) =>
      unit.one('select name, nip, grade, employment, email, phone from person where agency_id = $1 and id = $2', [
        unit.agencyId,
        params.id,
      ]),
    act: async (context) => {
      await changePerson(deskOf(context), context.params.id, context.body);
      return done(context, personPage(context.params), 'saved');
    },
  }),
  ...formPage({
    ...ofPerson,
    path: '/administration/people/:id/account',
    audit: 'account.opened',
    title: 'administration.account.open',
    lead: 'administration.account.open-lead',
    submit: 'administration.account.open',
    body: z.object({ username: slug }),
    fields: async () => [
      { name: 'username', kind: 'text', label: 'person.username-part', hint: 'person.username-hint' },
    ],
    act: async (context) => {
      const name = await nameOf(context);
      const account = await openAccount(deskOf(context), context.params.id, context.body.username);
      return passwordPage(context, { name, ...account, back: personPage(context.params) });
    },
  }),
  ...formPage({
    ...ofPerson,
    path: '/administration/people/:id/account/closure',
    audit: 'account.closed',
    title: 'administration.account.close',
    lead: 'administration.account.close-lead',
    submit: 'administration.account.close',
    danger: true,
    body: z.object({ reason }),
    fields: async () => [reasonField],
    act: async (context) => {
      await closeAccount(deskOf(context), context.params.id, context.body.reason);
      return done(context, personPage(context.params), 'account.closed');
    },
  }),
  ...formPage({
    ...ofPerson,
    path: '/administration/people/:id/account/reopening',
    audit: 'account.reopened',
    title: 'administration.account.reopen',
    lead: 'administration.account.reopen-lead',
    submit: 'administration.account.reopen',
    body: z.object({ reason }),
    fields: async () => [reasonField],
    act: async (context) => {
      await reopenAccount(deskOf(context), context.params.id, context.body.reason);
      return done(context, personPage(context.params), 'account.reopened');
    },
  }),
  ...formPage({
    ...ofPerson,
    path: '/administration/people/:id/departure',
    audit: 'person.left',
    title: 'administration.departure.title',
    lead: 'administration.departure.lead',
    submit: 'administration.departure.submit',
    danger: true,
    body: z.object({ reason }),
    fields: async () => [reasonField],
    act: async (context) => {
      const name = await nameOf(context);
      await personLeaves(deskOf(context), context.params.id, context.body.reason);
      return done(context, '/administration/people', 'departure.done', { name });
    },
  }),
];
