import { z } from 'zod';
import type { FormComponent, FormSchema } from '../../../../forms/contract.js';
import type { AppError } from '../../../../platform/errors/index.js';
import { type AnyRoute, type Reply, type RequestContext, route } from '../../../contract.js';
import { letterParams, SCANS } from '../shapes.js';
import { readForm, showForm } from './form-page.js';

type Context = RequestContext<{ id: string }>;

/** One act on a page of its own: a short form, why it matters in one sentence, and back to the letter. */
export interface Act {
  path: string;
  name: string;
  access: 'work' | 'dispose' | 'correct-letter';
  audit: string;
  /** What is asked; texts are keys of the catalogue. */
  components(context: Context): Promise<FormComponent[]> | FormComponent[];
  /** Which letter it is about, and what options and fields begin with. @throws AppError not-found. */
  about(context: Context): Promise<{ letterId: string; known: Record<string, unknown> }>;
  run(context: Context, values: Record<string, unknown>): Promise<void>;
}

export const reasonField = (key = 'letters.act.reason'): FormComponent => ({
  type: 'textarea',
  key: 'reason',
  label: key,
  validate: { required: true, maxLength: 1000 },
});

async function formOf(act: Act, context: Context, known: Record<string, unknown>) {
  const components = await act.components(context);
  const schema: FormSchema = {
    id: act.name,
    type: 'default',
    components: components.map((it) => ({ ...it, label: context.translate(it.label ?? '') })),
  };
  return { schema, known };
}

async function actPage(
  act: Act,
  context: Context,
  typed: Record<string, unknown>,
  refusal: AppError | null,
): Promise<Reply> {
  const { translate } = context;
  const { letterId, known } = await act.about(context);
  const form = await showForm(context, await formOf(act, context, known), typed, refusal?.detail.fields ?? []);
  const title = translate(`letters.act.${act.name}`);
  return {
    kind: 'page',
    view: 'letters/act',
    title,
    model: {
      title,
      why: translate(`letters.act.${act.name}.why`),
      refused:
        refusal && !refusal.detail.fields
          ? translate(refusal.detail.message ?? 'error.conflict', refusal.detail.values)
          : null,
      form,
      action: act.path.replace(':id', context.params.id),
      submit: { label: title },
      cancel: { href: `/letters/${letterId}`, label: translate('letters.act.cancel') },
    },
  };
}

export const actRoutes = (act: Act): AnyRoute[] => [
  route({
    door: 'page',
    method: 'get',
    path: act.path,
    access: act.access,
    summary: `letters.act.${act.name}`,
    params: letterParams,
    handle: (context) => actPage(act, context, {}, null),
  }),
  route({
    door: 'page',
    method: 'post',
    path: act.path,
    access: act.access,
    audit: act.audit,
    summary: `letters.act.${act.name}`,
    params: letterParams,
    body: z.record(z.string(), z.unknown()),
    multipart: SCANS,
    handle: async (context) => {
      const { letterId, known } = await act.about(context);
      await act.run(context, await readForm(context, await formOf(act, context, known), context.body));
      return {
        kind: 'redirect',
        to: `/letters/${letterId}`,
        flash: { kind: 'success', text: context.translate(`letters.act.${act.name}.done`) },
      };
    },
    redisplay: (context, refusal) => actPage(act, context, context.body, refusal),
  }),
];
