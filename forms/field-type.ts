import type { MessageValues } from '../platform/messages/index.js';
import type { FieldView, FormComponent, Option } from './contract.js';

/** What is wrong with a value. `at` is appended to the field's path (`[0].role`); `message` is a key of the catalogue. */
export interface Problem {
  at?: string;
  message: string;
  values?: MessageValues;
}

export interface Reading {
  value: unknown;
  problems: Problem[];
}

export interface FieldContext {
  component: FormComponent;
  /** Undefined when nobody supplied any: then ids are taken as they are. */
  options: readonly Option[] | undefined;
  timeZone: string;
}

/** What a type adds to the view of a field; the rest is the same for all. */
export type Presented = Pick<FieldView, 'partial'> & Partial<FieldView>;

/** One component type that holds a value. Pure; never throws on any value. */
export interface FieldType {
  /** Unanswered is `[]`, not null. */
  many(component: FormComponent): boolean;
  /** Message when it is required and unanswered; may mention {label}. */
  requiredMessage: string;
  /** From what a browser sends (undefined when absent) to the shape of JSON; leaves the shape of JSON alone. */
  fromPage(raw: unknown, field: FieldContext): unknown;
  /** Strict. `value` is neither null nor undefined. A reading with problems has the value null or []. */
  read(value: unknown, field: FieldContext): Reading;
  /** `value` is in the shape of JSON, not necessarily valid: what was typed is shown again. */
  present(value: unknown, field: FieldContext, place: { name: string; id: string }): Presented;
}

export const accepted = (value: unknown): Reading => ({ value, problems: [] });
export const refused = (message: string, values?: MessageValues): Reading => ({
  value: null,
  problems: [{ message, values }],
});

/** Text of an input: browsers send CRLF and people leave blanks around; NUL cannot be stored and is nobody's wish. */
export const typedText = (raw: unknown): unknown =>
  typeof raw === 'string' ? raw.replace(/\r\n?/g, '\n').replaceAll('\u0000', '').trim() : raw;

export const shownText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
