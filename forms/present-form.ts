import type { FieldError } from '../platform/errors/index.js';
import type { Translate } from '../platform/messages/index.js';
import { inputCondition } from './condition/input-condition.js';
import type { FieldView, FormComponent, FormSchema, FormView, LoadedOptions, RowView } from './contract.js';
import { isRecord, shownText } from './field-type.js';
import { fieldType } from './field-types.js';
import { componentOptions } from './load-options.js';

export interface PresentContext {
  /** Of the task, with the draft or what was just submitted on top, in the shape of JSON or as a browser sent it. */
  values: Record<string, unknown>;
  /** From parseSubmission; empty when the form is shown first. */
  errors: readonly FieldError[];
  options: LoadedOptions;
  translate: Translate;
  /** Of the agency; instants are shown in it. */
  timeZone: string;
  /** Put before every name and id, when a page holds two forms. */
  prefix?: string;
}

interface Place {
  declared: string;
  name: string;
  /** Values of this level. */
  values: Record<string, unknown>;
  /** Names that conditions of this level may read, with the input that holds each. */
  inputs: ReadonlyMap<string, string>;
}

const idOf = (name: string) => `f-${name.replace(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '')}`;

const BASE: Omit<FieldView, 'partial' | 'id' | 'name'> = {
  label: '',
  description: null,
  required: false,
  readonly: false,
  error: null,
  value: null,
  options: [],
  more: [],
  moreOpen: false,
  attributes: {},
  children: [],
  rows: [],
  addName: null,
  describedBy: null,
  optional: false,
  hideWhen: null,
};

const isUnder = (path: string, name: string) =>
  path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`);

class Presenter {
  constructor(readonly context: PresentContext) {}

  /** Name, id, words, error and condition, the same for all. `claims`: errors of what is inside are this one's. */
  #base(component: FormComponent, path: string, place: Place, claims: boolean): Omit<FieldView, 'partial'> {
    const { context } = this;
    const name = (context.prefix ?? '') + path;
    const id = idOf(name);
    const error = context.errors.find((it) => (claims ? isUnder(it.path, path) : it.path === path))?.message ?? null;
    const description = component.description || null;
    const describers = [description && `${id}-hint`, error && `${id}-error`].filter(Boolean);
    return {
      ...BASE,
      id,
      name,
      label: component.label ?? '',
      description,
      required: component.validate?.required === true,
      readonly: component.readonly === true,
      error,
      describedBy: describers.length > 0 ? describers.join(' ') : null,
      hideWhen: inputCondition(component.conditional?.hide, place.inputs, context.values),
    };
  }

  #field(component: FormComponent, key: string, place: Place): FieldView | null {
    const type = fieldType(component);
    if (!type) return null;
    const base = this.#base(component, place.name + key, place, true);
    const options = componentOptions(component, place.declared + key, this.context);
    const field = { component, options, timeZone: this.context.timeZone };
    const given = place.values[key] ?? component.defaultValue;
    const value = type.fromPage(given, field);
    const presented = type.present(value, field, base);
    if (component.readonly) return { ...base, partial: 'fields/readonly', value: readable(presented) };
    return {
      ...base,
      optional: !base.required && component.type !== 'checkbox' && component.properties?.optionalLabel !== 'none',
      ...presented,
      options: this.#roles(presented.options),
      more: this.#roles(presented.more),
    };
  }

  #roles(options: FieldView['options'] = []): FieldView['options'] {
    return options.map((option) =>
      option.role === null
        ? option
        : {
            ...option,
            role: {
              ...option.role,
              options: option.role.options.map((it) => ({ ...it, label: this.context.translate(it.label) })),
            },
          },
    );
  }

  #list(component: FormComponent, path: string, place: Place): FieldView {
    const base = this.#base(component, place.name + path, place, false);
    const sent = place.values[path];
    const list = Array.isArray(sent) ? sent : isRecord(sent) ? Object.values(sent) : [];
    const rows = (list.length > 0 ? list : [{}]).map((row, index): RowView => {
      const name = `${place.name}${path}[${index}]`;
      const inner = this.#inside(component, place, `${place.declared}${path}.`, `${name}.`, row);
      return {
        fields: this.fields(component.components ?? [], inner),
        removeName: `_remove:${this.context.prefix ?? ''}${name}`,
        number: index + 1,
      };
    });
    return { ...base, partial: 'fields/list', rows, addName: `_add:${base.name}` };
  }

  #group(component: FormComponent, place: Place): FieldView {
    const { path, components = [] } = component;
    const base = this.#base(component, place.name + (path ?? component.id ?? 'group'), place, false);
    const inner = path
      ? this.#inside(component, place, `${place.declared}${path}.`, `${place.name}${path}.`, place.values[path])
      : place;
    return { ...base, partial: 'fields/group', children: this.fields(components, inner) };
  }

  #inside(component: FormComponent, outer: Place, declared: string, name: string, values: unknown): Place {
    const inputs = new Map([...outer.inputs, ...this.inputNames(component.components ?? [], name)]);
    return { declared, name, values: isRecord(values) ? values : {}, inputs };
  }

  /** Keys whose one input a script can read. */
  inputNames(components: readonly FormComponent[], prefix: string): [string, string][] {
    return components.flatMap((component): [string, string][] => {
      if (component.type === 'group' && !component.path) return this.inputNames(component.components ?? [], prefix);
      return component.key ? [[component.key, `${this.context.prefix ?? ''}${prefix}${component.key}`]] : [];
    });
  }

  fields(components: readonly FormComponent[], place: Place): FieldView[] {
    return components.flatMap((component, index): FieldView[] => {
      const { type, key, path } = component;
      if (type === 'group') return [this.#group(component, place)];
      if (type === 'dynamiclist' && path) return [this.#list(component, path, place)];
      if (type === 'text' || type === 'separator') {
        const base = this.#base(component, `${place.name}note-${index}`, place, false);
        const paragraphs = (component.text ?? '').split(/\n{2,}/).filter((it) => it.trim() !== '');
        return [{ ...base, partial: type === 'text' ? 'fields/note' : 'fields/separator', value: paragraphs }];
      }
      const field = key ? this.#field(component, key, place) : null;
      return field ? [field] : [];
    });
  }
}

const readable = ({ options = [], more = [], value }: Partial<FieldView>): string => {
  const labels = [...options, ...more].filter((option) => option.selected).map((option) => option.label);
  return labels.length > 0 ? labels.join(', ') : shownText(value);
};

const leaves = (fields: readonly FieldView[]): FieldView[] =>
  fields.flatMap((field) => [field, ...leaves(field.children), ...field.rows.flatMap((row) => leaves(row.fields))]);

/** What the field partials render. Synchronous and pure; what was typed is shown again, valid or not. */
export function presentForm(schema: FormSchema, context: PresentContext): FormView {
  const presenter = new Presenter(context);
  const inputs = new Map(presenter.inputNames(schema.components, ''));
  const fields = presenter.fields(schema.components, { declared: '', name: '', values: context.values, inputs });
  const errors = leaves(fields).flatMap(({ id, error }) => (error ? [{ href: `#${id}`, message: error }] : []));
  return { fields, errors };
}
