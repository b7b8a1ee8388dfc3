import type { FieldError } from '../platform/errors/index.js';
import type { Translate } from '../platform/messages/index.js';

/** A form is data: a form-js schema, `{type: 'default', id, components: [...]}`. Unknown component types are refused. */
export interface FormSchema {
  id: string;
  type: 'default';
  components: FormComponent[];
  schemaVersion?: number;
}

export interface FormComponent {
  id?: string;
  type: string;
  key?: string;
  label?: string;
  description?: string;
  text?: string;
  defaultValue?: unknown;
  values?: Option[];
  valuesKey?: string;
  /** FEEL, reads other fields of the form and the task's values. */
  valuesExpression?: string;
  conditional?: { hide?: string };
  validate?: {
    required?: boolean;
    minLength?: number;
    maxLength?: number;
    pattern?: string;
    min?: number;
    max?: number;
    minDate?: string;
    maxDate?: string;
  };
  components?: FormComponent[];
  path?: string;
  subtype?: 'date' | 'time' | 'datetime';
  /** Files: comma separated types as in HTML, and how many. */
  accept?: string;
  multiple?: boolean;
  readonly?: boolean;
  /** Numbers: digits behind the comma that are allowed; none said, any. 0 = whole numbers. */
  decimalDigits?: number;
  /**
   * Of the office's own fields: name of the OptionSource and what it needs. `optionalLabel: none` keeps "boleh
   * dikosongkan" away from a field that is needed under a condition; its description says which.
   */
  properties?: Record<string, string>;
}

export interface Option {
  value: string;
  /** Other spellings a JSON caller may send (a position's code beside its id); parsed to `value`. */
  aliases?: string[];
  label: string;
  /** A second line: today's holder, the text of an instruction. */
  hint?: string;
  /** Shown, not choosable, with the reason. */
  disabledReason?: string;
  /** Offered before the person asks for more. */
  prominent?: boolean;
}

/**
 * Where the options of the office's own fields come from: `position-picker`, `person-picker`, `classification-picker`,
 * `instruction-checklist`, `file`. Filled by platform and slices in api/wiring. `context` is what the caller passed in.
 */
export interface OptionSource {
  /** Component type it serves, or `properties.source`. */
  name: string;
  options(context: OptionContext, component: FormComponent, search?: string): Promise<Option[]>;
}

/** Opaque to forms: the caller's unit, actor and task; a source narrows it itself. */
export interface OptionContext {
  unit: unknown;
  actor: unknown;
  /** The agency's organisation of today, loaded when a source asks. */
  organisation?(): Promise<unknown>;
  /** Labels and hints are in the person's language. */
  translate?: Translate;
  values: Record<string, unknown>;
}

/** Options per component, loaded before parsing or presenting (both are synchronous and pure). */
export type LoadedOptions = ReadonlyMap<string, Option[]>;

/** Raw submission: JSON values as they are, or an urlencoded body already nested (`recipients[0].position`). */
export type Submission = Record<string, unknown>;

export type Parsed =
  | { values: Record<string, unknown>; errors: [] }
  | { values: Record<string, unknown>; errors: FieldError[] };

export interface ParseContext {
  options: LoadedOptions;
  /** What conditions may read beside the submission: the task's values. */
  values: Record<string, unknown>;
  translate: Translate;
  /** Of the agency; dates without offset are read in it. */
  timeZone: string;
  /** `json` is strict about types and unknown keys; `page` reads text as browsers send it. */
  door: 'json' | 'page';
}

/** One choice as a view sees it. `name` differs from the field's where rows carry more than a tick. */
export interface OptionView extends Option {
  id: string;
  name: string;
  selected: boolean;
  /** Recipients only: what this one is asked for, and the switch that makes it the coordinator. */
  role: { id: string; name: string; options: { value: string; label: string; selected: boolean }[] } | null;
  coordinator: { id: string; name: string; checked: boolean } | null;
}

/** One row of a dynamic list with the submit button that takes it away. */
export interface RowView {
  fields: FieldView[];
  removeName: string;
  number: number;
}

/** One field as a view sees it; the partials in api/views/fields/ render it. */
export interface FieldView {
  /** `fields/<name>`, registered under that name from api/views. */
  partial: string;
  id: string;
  name: string;
  label: string;
  description: string | null;
  required: boolean;
  readonly: boolean;
  error: string | null;
  value: unknown;
  /** Offered at once. */
  options: OptionView[];
  /** Behind "lainnya"; open when one of them is chosen. */
  more: OptionView[];
  moreOpen: boolean;
  attributes: Record<string, string | number | true>;
  children: FieldView[];
  rows: RowView[];
  /** Name of the submit button that adds a row. */
  addName: string | null;
  /** Ids for aria-describedby, hint and error; null when there is neither. */
  describedBy: string | null;
  /** Says "boleh dikosongkan" beside the label. */
  optional: boolean;
  /**
   * For scripts: hidden while this holds, as JSON (see condition/condition.ts) over input names; null when it is not a
   * plain comparison. Without scripts every field shows, and the server drops what was hidden.
   */
  hideWhen: string | null;
}

export interface FormView {
  fields: FieldView[];
  /** Linked to the fields; empty when there is none. */
  errors: { href: string; message: string }[];
}
