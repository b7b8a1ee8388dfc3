import type { z } from 'zod';
import type { FieldError } from '../../../platform/errors/index.js';
import type { Desk } from '../../../platform/organisation/commands/desk.js';
import type { Permission } from '../../../platform/organisation/types.js';
import { type AnyRoute, type Reply, type RequestContext, route } from '../../../processes/contract.js';

export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

/** One field of an administrative form; `label` and `hint` are message keys below `administration.`. */
export interface Field {
  name: string;
  kind: 'text' | 'email' | 'tel' | 'date' | 'time' | 'area' | 'select' | 'radios' | 'checkboxes';
  label: string;
  hint?: string;
  options?: readonly Choice[];
  /** `sometimes`: needed under a condition, which the hint says. */
  optional?: boolean | 'sometimes';
}

type Context<P, B> = RequestContext<P, unknown, B>;

interface FormPage<P extends z.ZodType, B extends z.ZodType> {
  path: string;
  access: Permission;
  agency?: 'optional';
  audit: string;
  /** Message keys: heading, what the page is for, the verb on the button. */
  title: string;
  lead: string;
  submit: string;
  danger?: boolean;
  params: P;
  body: B;
  /** Whom or what it is about, said beneath the heading. */
  about?(context: Context<z.output<P>, unknown>): Promise<string>;
  fields(context: Context<z.output<P>, unknown>): Promise<readonly Field[]>;
  /** What stands in the fields at first. */
  stored?(context: Context<z.output<P>, unknown>): Promise<Record<string, unknown>>;
  /** Where "Batal" leads. */
  back(params: z.output<P>): string;
  act(context: Context<z.output<P>, z.output<B>>): Promise<Reply>;
}

/** A page with one form: shown, shown again with what was typed and what is wrong, and acted on. */
export function formPage<P extends z.ZodType, B extends z.ZodType>(page: FormPage<P, B>): AnyRoute[] {
  const shared = {
    door: 'page',
    path: page.path,
    access: page.access,
    actsAs: 'person',
    summary: page.title,
    params: page.params,
    ...(page.agency && { agency: page.agency }),
  } as const;
  const show = async (
    context: Context<z.output<P>, unknown>,
    typed: Record<string, unknown>,
    errors: readonly FieldError[] = [],
  ): Promise<Reply> => {
    const { translate } = context;
    const fields = await page.fields(context);
    return {
      kind: 'page',
      view: 'administration/form',
      title: translate(page.title),
      model: {
        title: translate(page.title),
        lead: translate(page.lead),
        about: await page.about?.(context),
        submit: translate(page.submit),
        danger: page.danger ?? false,
        action: context.http.url,
        back: page.back(context.params),
        errors,
        fields: fields.map((field) => fieldView(context, field, typed[field.name], errors)),
      },
    };
  };
  return [
    route({
      ...shared,
      method: 'get',
      handle: async (context) => show(context, (await page.stored?.(context)) ?? {}),
    }),
    route({
      ...shared,
      method: 'post',
      audit: page.audit,
      body: page.body,
      handle: (context) => page.act(context),
      redisplay: (context, refusal) => {
        const { fields, message, values } = refusal?.detail ?? {};
        const general =
          !fields?.length && message ? [{ path: 'form', message: context.translate(message, values) }] : [];
        return show(context, context.body, fields?.length ? fields : general);
      },
    }),
  ];
}

function fieldView(
  { translate }: Pick<RequestContext, 'translate'>,
  field: Field,
  value: unknown,
  errors: readonly FieldError[],
): Record<string, unknown> {
  const chosen = new Set([value ?? []].flat().map(String));
  return {
    ...field,
    partial: `administration/field-${PARTIALS[field.kind]}`,
    label: translate(`administration.${field.label}`),
    hint: field.hint && translate(`administration.${field.hint}`),
    error: errors.find(({ path }) => path === field.name || path.startsWith(`${field.name}[`))?.message,
    value: value ?? '',
    options: field.options?.map((option, index) => ({
      ...option,
      id: index === 0 ? field.name : `${field.name}-${index}`,
      name: field.name,
      chosen: chosen.has(option.value),
    })),
  };
}

const PARTIALS: Record<Field['kind'], string> = {
  text: 'line',
  email: 'line',
  tel: 'line',
  date: 'line',
  time: 'line',
  area: 'area',
  select: 'select',
  radios: 'choices',
  checkboxes: 'choices',
};

/** The command's desk of a request. */
export const deskOf = ({ unit, actor, translate }: RequestContext): Desk => ({ unit, actor, translate });

/** Done: back to a page that says so. */
export const done = (
  { translate }: Pick<RequestContext, 'translate'>,
  to: string,
  key: string,
  values?: Record<string, string | number>,
): Reply => ({ kind: 'redirect', to, flash: { kind: 'success', text: translate(`administration.${key}`, values) } });
