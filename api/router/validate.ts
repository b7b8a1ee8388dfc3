import { z } from 'zod';
import { type FieldError, invalidFields, notFound } from '../../platform/errors/index.js';
import type { Translate } from '../../platform/messages/index.js';

/** A schema compiles itself at its first use, so each route's is closed once. */
const closedSchemas = new WeakMap<z.ZodType, z.ZodType>();

/** An object schema without an opinion about unknown keys refuses them (api.md, "Unknown keys are 422"). */
function closed(schema: z.ZodType): z.ZodType {
  const known = closedSchemas.get(schema);
  if (known) return known;
  const made = schema instanceof z.ZodObject && schema.def.catchall === undefined ? schema.strict() : schema;
  closedSchemas.set(schema, made);
  return made;
}

/** @throws AppError invalid with one entry per field. */
export function validate(schema: z.ZodType, value: unknown, translate: Translate): unknown {
  const result = closed(schema).safeParse(value);
  if (result.success) return result.data;
  throw invalidFields(result.error.issues.flatMap((issue) => fieldErrors(issue, translate)));
}

/** An address that cannot be is one that does not exist. @throws AppError not-found. */
export function validateParams(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return value;
  const result = schema.safeParse(value);
  if (!result.success) throw notFound();
  return result.data;
}

function fieldErrors(issue: z.core.$ZodIssue, translate: Translate): FieldError[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), message: translate('api.field.unknown') }));
  if (issue.code === 'invalid_union') return nearest(issue, translate);
  return [{ path: pathOf(issue.path), message: messageOf(issue, translate) }];
}

/** What was meant is the alternative that fails in the fewest fields; to say only that none fits would name no field. */
function nearest({ path, errors }: z.core.$ZodIssueInvalidUnion, translate: Translate): FieldError[] {
  const [least = []] = [...errors].sort((a, b) => a.length - b.length);
  const named = least.some((issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys');
  if (!named) return [{ path: pathOf(path), message: translate('api.field.invalid') }];
  return least.flatMap((issue) => fieldErrors({ ...issue, path: [...path, ...issue.path] }, translate));
}

/** `recipients[0].position`. */
const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}${text && '.'}${String(step)}`),
    '',
  );

function messageOf(issue: z.core.$ZodIssue, translate: Translate): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.includes('received undefined')
        ? translate('api.field.required')
        : translate('api.field.type', { expected: translate(`api.type.${issue.expected}`) });
    case 'too_small':
      return issue.origin === 'string' && Number(issue.minimum) === 1
        ? translate('api.field.required')
        : translate(`api.field.too-small.${sizeOf(issue.origin)}`, { limit: String(issue.minimum) });
    case 'too_big':
      return translate(`api.field.too-big.${sizeOf(issue.origin)}`, { limit: String(issue.maximum) });
    case 'invalid_value':
      return translate('api.field.choice', { choices: issue.values.map(String).join(', ') });
    case 'invalid_format':
      return translate('api.field.format');
    case 'custom':
      return translate(issue.message);
    default:
      return translate('api.field.invalid');
  }
}

const sizeOf = (origin: string): 'text' | 'list' | 'number' =>
  origin === 'string' ? 'text' : origin === 'array' || origin === 'set' ? 'list' : 'number';
