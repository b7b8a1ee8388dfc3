import { z } from 'zod';
import { invalidFields } from '../../../../platform/errors/index.js';
import { beginRegister, localYear } from '../../../../platform/numbering/index.js';
import { type AnyRoute, type Reply, type RequestContext, route } from '../../../contract.js';
import { instructions, saveInstruction } from '../../model/instruction.js';
import { recipientsOf, savePolicy } from '../../model/recipient-policy.js';
import { letterSettings, saveLetterSettings } from '../../model/settings.js';
import { EXPECTED, URGENCY } from '../../model/vocabulary.js';
import { INCOMING_REGISTER } from '../../services/send-to-desk.js';

const HOME = '/letter-settings';

async function settingsPage(context: RequestContext<unknown, { from?: string | undefined }>): Promise<Reply> {
  const { unit, translate, query } = context;
  const organisation = await context.organisation();
  const { verification, due } = await letterSettings(unit);
  const from = query.from ? organisation.position(query.from) : organisation.head();
  const allowed = from
    ? new Set((await recipientsOf(unit, organisation, from.id)).map(({ position }) => position.id))
    : new Set();
  return {
    kind: 'page',
    view: 'letters/settings',
    title: translate('letters.menu.settings'),
    model: {
      verification,
      due: URGENCY.map((urgency) => {
        const rule = due[urgency];
        return {
          urgency,
          label: translate(`letters.urgency.${urgency}`),
          amount: 'hours' in rule ? rule.hours : rule.days,
          hours: 'hours' in rule,
        };
      }),
      year: localYear(unit.now(), organisation.agency.timeZone),
      instructions: (await instructions(unit)).map((it) => ({
        ...it,
        expected: EXPECTED.map((value) => ({
          value,
          label: translate(`letters.expects.${value}`),
          selected: value === it.expects,
        })),
      })),
      expected: EXPECTED.map((value) => ({ value, label: translate(`letters.expects.${value}`) })),
      from: from?.id,
      fromName: from?.name,
      positions: organisation.positions().map(({ id, name }) => ({ id, name, selected: id === from?.id })),
      targets: from
        ? organisation
            .positions()
            .filter(({ id }) => id !== from.id && !organisation.isBelow(from.id, id))
            .map(({ id, name, unitName }) => ({ id, name, unitName, allowed: allowed.has(id) }))
        : [],
    },
  };
}

const done = (context: RequestContext, to = HOME): Reply => ({
  kind: 'redirect',
  to,
  flash: { kind: 'success', text: context.translate('letters.settings.saved') },
});

const listed = z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.string()).max(500));
const amount = z.coerce.number().int().min(1).max(365);
const dueRule = z.object({ amount, unit: z.enum(['hours', 'days']) });

const post = <B extends z.ZodType>(
  path: string,
  body: B,
  run: (context: RequestContext<unknown, unknown, z.output<B>>) => Promise<string | undefined>,
): AnyRoute =>
  route({
    door: 'page',
    method: 'post',
    path: `${HOME}/${path}`,
    access: 'manage-settings',
    audit: `letter-settings.${path}`,
    summary: 'letters.menu.settings',
    body,
    handle: async (context) => done(context, await run(context)),
  });

export const settingsPageRoutes: AnyRoute[] = [
  route({
    door: 'page',
    method: 'get',
    path: HOME,
    access: 'manage-settings',
    summary: 'letters.menu.settings',
    query: z.object({ from: z.string().max(100).optional() }),
    handle: settingsPage,
  }),
  post(
    'times',
    z.object({
      verification: z.string().optional(),
      due: z.object({ biasa: dueRule, segera: dueRule, 'sangat-segera': dueRule }),
    }),
    async ({ unit, body }) => {
      const rule = ({ amount, unit }: z.output<typeof dueRule>) =>
        unit === 'hours' ? { hours: amount } : { days: amount };
      await saveLetterSettings(unit, {
        verification: body.verification !== undefined,
        due: {
          biasa: rule(body.due.biasa),
          segera: rule(body.due.segera),
          'sangat-segera': rule(body.due['sangat-segera']),
        },
      });
      return undefined;
    },
  ),
  post('start-number', z.object({ next: z.coerce.number().int().min(1).max(999_999) }), async (context) => {
    const { unit, body } = context;
    const year = localYear(unit.now(), (await context.organisation()).agency.timeZone);
    await beginRegister(unit, { register: INCOMING_REGISTER, year, next: body.next });
    return undefined;
  }),
  post(
    'instructions',
    z.object({
      code: z
        .string()
        .trim()
        .regex(/^[0-9A-Za-z-]{1,10}$/),
      text: z.string().trim().min(1).max(200),
      expects: z.enum(EXPECTED),
      active: z.string().optional(),
    }),
    async ({ unit, body }) => {
      await saveInstruction(unit, { ...body, active: body.active !== undefined });
      return `${HOME}#petunjuk`;
    },
  ),
  post('recipients', z.object({ from: z.string().max(100), to: listed }), async (context) => {
    const { unit, body } = context;
    const organisation = await context.organisation();
    const from = organisation.position(body.from);
    if (!from) throw invalidFields([{ path: 'from', message: 'letters.check.addressee' }]);
    const to = body.to.flatMap((id) => organisation.position(id)?.id ?? []);
    if (to.some((id) => id === from.id || organisation.isBelow(from.id, id)))
      throw invalidFields([{ path: 'to', message: 'letters.settings.upward' }]);
    await savePolicy(unit, organisation, from.id, to);
    return `${HOME}?from=${from.id}#penerima`;
  }),
];
