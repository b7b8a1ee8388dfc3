import { z } from 'zod';
import { type AppError, invalidFields } from '../../../../platform/errors/index.js';
import type { Translate } from '../../../../platform/messages/index.js';
import { beginRegister, localYear } from '../../../../platform/numbering/index.js';
import { type AnyRoute, type Reply, type RequestContext, route } from '../../../contract.js';
import { instructions, saveInstruction } from '../../model/instruction.js';
import { recipientsOf, savePolicy } from '../../model/recipient-policy.js';
import { type LetterSettings, letterSettings, REMINDERS, saveLetterSettings } from '../../model/settings.js';
import { EXPECTED, URGENCY } from '../../model/vocabulary.js';
import { INCOMING_REGISTER } from '../../services/send-to-desk.js';

const HOME = '/letter-settings';

type Context = RequestContext<unknown, { from?: string | undefined }>;

interface Shown {
  /** What was typed into the form that was refused, by its path. */
  typed: Record<string, unknown>;
  refusal: AppError | null;
}

async function settingsPage(
  context: Context,
  { typed, refusal }: Shown = { typed: {}, refusal: null },
): Promise<Reply> {
  const { unit, translate, query } = context;
  const organisation = await context.organisation();
  const wished = textAt(typed, 'from') ?? query.from;
  const from = wished ? organisation.position(wished) : organisation.head();
  const ticked = 'to' in typed ? new Set([typed.to].flat()) : null;
  const allowed =
    ticked ?? new Set(from ? (await recipientsOf(unit, organisation, from.id)).map(({ position }) => position.id) : []);
  const expected = (chosen: string | null) =>
    EXPECTED.map((value) => ({ value, label: translate(`letters.expects.${value}`), selected: value === chosen }));
  const typedCode = textAt(typed, 'code');
  const known = await instructions(unit);
  return {
    kind: 'page',
    view: 'letters/settings',
    title: translate('letters.menu.settings'),
    model: {
      errors: (refusal?.detail.fields ?? []).map(({ path, message }) => ({
        href: `#${path.replaceAll('.', '-')}`,
        message: `${translate(`letters.settings.field.${path.split('.')[0]}`)}: ${translate(message)}`,
      })),
      refused:
        refusal && !refusal.detail.fields
          ? translate(refusal.detail.message ?? `error.${refusal.code}`, refusal.detail.values)
          : null,
      ...timesOf(await letterSettings(unit), typed, translate),
      year: localYear(unit.now(), organisation.agency.timeZone),
      next: textAt(typed, 'next') ?? '',
      instructions: known.map((it) => {
        const text = it.code === typedCode ? (textAt(typed, 'text') ?? it.text) : it.text;
        const expects = it.code === typedCode ? (textAt(typed, 'expects') ?? it.expects) : it.expects;
        return { ...it, text, expected: expected(expects), open: it.code === typedCode };
      }),
      added: known.some(({ code }) => code === typedCode) ? {} : typed,
      expected: expected(textAt(typed, 'expects')),
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

/** The first form: as kept, or as it was typed when that was refused. */
function timesOf(settings: LetterSettings, typed: Record<string, unknown>, translate: Translate) {
  const again = 'due' in typed;
  const rules = recordAt(typed, 'due');
  const ticked = again ? [typed.reminders].flat() : settings.reminders;
  return {
    verification: again ? 'verification' in typed : settings.verification,
    due: URGENCY.map((urgency) => {
      const rule = settings.due[urgency];
      const own = recordAt(rules, urgency);
      return {
        urgency,
        label: translate(`letters.urgency.${urgency}`),
        amount: textAt(own, 'amount') ?? ('hours' in rule ? rule.hours : rule.days),
        hours: again ? own.unit === 'hours' : 'hours' in rule,
      };
    }),
    reminders: REMINDERS.map((value) => ({
      value,
      label: translate(`letters.settings.reminder.${value.replace('%', '')}`),
      checked: ticked.includes(value),
    })),
    escalateAfter: again ? (textAt(typed, 'escalateAfter') ?? '') : (settings.escalateAfter ?? ''),
  };
}

const textAt = (values: Record<string, unknown>, key: string): string | null => {
  const value = values[key];
  return typeof value === 'string' ? value : null;
};
const recordAt = (values: Record<string, unknown>, key: string): Record<string, unknown> => ({
  ...Object(values[key]),
});

const done = (context: RequestContext, to = HOME): Reply => ({
  kind: 'redirect',
  to,
  flash: { kind: 'success', text: context.translate('letters.settings.saved') },
});

/** Ticks arrive as nothing, one text, or several. */
const asList = (value: unknown) => (value === undefined ? [] : [value].flat());
const blankAsNull = (value: unknown) => (value === '' || value === undefined ? null : value);
const listed = z.preprocess(asList, z.array(z.string()).max(500));
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
    redisplay: (context, refusal) => settingsPage({ ...context, query: {} }, { typed: context.body, refusal }),
  });

export const settingsPageRoutes: AnyRoute[] = [
  route({
    door: 'page',
    method: 'get',
    path: HOME,
    access: 'manage-settings',
    summary: 'letters.menu.settings',
    query: z.object({ from: z.string().max(100).optional() }),
    handle: (context) => settingsPage(context),
  }),
  post(
    'times',
    z.object({
      verification: z.string().optional(),
      reminders: z.preprocess(asList, z.array(z.enum(REMINDERS))),
      escalateAfter: z.preprocess(blankAsNull, z.coerce.number().int().min(1).max(60).nullable()),
      due: z.object({ biasa: dueRule, segera: dueRule, 'sangat-segera': dueRule }),
    }),
    async ({ unit, body }) => {
      const rule = ({ amount, unit }: z.output<typeof dueRule>) =>
        unit === 'hours' ? { hours: amount } : { days: amount };
      await saveLetterSettings(unit, {
        verification: body.verification !== undefined,
        reminders: body.reminders,
        escalateAfter: body.escalateAfter,
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
