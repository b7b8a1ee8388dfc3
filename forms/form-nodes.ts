import type { FieldError } from '../platform/errors/index.js';
import type { FormComponent, ParseContext } from './contract.js';
import { type FieldType, isRecord } from './field-type.js';
import { fieldType } from './field-types.js';
import { componentOptions } from './load-options.js';

/** What a submission said for one component. Names are full paths (`lines[2].quantity`). */
export type FormNode = { component: FormComponent; hidden: boolean } & (
  | { kind: 'field'; key: string; value: unknown; errors: FieldError[] }
  | { kind: 'group'; path: string | null; children: FormNode[]; errors: FieldError[] }
  | { kind: 'list'; path: string; rows: FormNode[][]; errors: FieldError[] }
);

/** Where in the form one stands: `declared` without row numbers, `name` with them. */
interface Place {
  declared: string;
  name: string;
}

export const ROOT: Place = { declared: '', name: '' };
const within = (place: Place, key: string): Place => ({
  declared: place.declared + key,
  name: place.name + key,
});
const inside = (place: Place, suffix = ''): Place => ({
  declared: `${place.declared}.`,
  name: `${place.name}${suffix}.`,
});

export const MOST_ROWS = 200;

function unanswered(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function readField(type: FieldType, component: FormComponent, raw: unknown, place: Place, context: ParseContext) {
  const { translate, door, timeZone } = context;
  const field = { component, options: componentOptions(component, place.declared, context), timeZone };
  const sent = door === 'page' ? type.fromPage(raw, field) : raw;
  const empty = type.many(component) ? [] : null;
  const reading = sent === null || sent === undefined ? { value: empty, problems: [] } : type.read(sent, field);
  const errors = reading.problems.map(({ at = '', message, values }) => ({
    path: place.name + at,
    message: translate(message, values),
  }));
  if (errors.length === 0 && component.validate?.required && unanswered(reading.value))
    errors.push({ path: place.name, message: translate(type.requiredMessage, { label: component.label ?? '' }) });
  return { value: errors.length > 0 ? empty : reading.value, errors };
}

const own = (raw: unknown, key: string): unknown => (isRecord(raw) && Object.hasOwn(raw, key) ? raw[key] : undefined);

function readGroup(component: FormComponent, raw: unknown, place: Place, context: ParseContext): FormNode {
  const { path = null, components = [] } = component;
  if (!path) {
    return {
      kind: 'group',
      component,
      hidden: false,
      path,
      children: readNodes(components, raw, place, context),
      errors: [],
    };
  }
  const sent = own(raw, path);
  const here = within(place, path);
  const wrong = sent !== undefined && sent !== null && !isRecord(sent);
  return {
    kind: 'group',
    component,
    hidden: false,
    path,
    children: readNodes(components, sent, inside(here), context),
    errors: wrong ? [{ path: here.name, message: context.translate('forms.type.group') }] : [],
  };
}

/** Rows nobody filled in on a page are not meant; the numbers of the others stay, so that errors find their row. */
const isBlank = (row: unknown): boolean =>
  Array.isArray(row)
    ? row.every(isBlank)
    : isRecord(row)
      ? Object.values(row).every(isBlank)
      : row === '' || row == null;

function readList(component: FormComponent, path: string, raw: unknown, place: Place, context: ParseContext): FormNode {
  const { translate, door } = context;
  const here = within(place, path);
  const sent = own(raw, path) ?? [];
  const list = door === 'page' && isRecord(sent) ? Object.values(sent) : sent;
  const node = {
    kind: 'list' as const,
    component,
    hidden: false,
    path,
    rows: [] as FormNode[][],
    errors: [] as FieldError[],
  };
  const refuse = (message: string, at = '') => {
    node.errors.push({
      path: here.name + at,
      message: translate(message, { max: MOST_ROWS, label: component.label ?? '' }),
    });
    return node;
  };
  if (!Array.isArray(list)) return refuse('forms.type.list');
  if (list.length > MOST_ROWS) return refuse('forms.list.long');
  list.forEach((row, index) => {
    if (door === 'page' && isBlank(row)) return;
    if (!isRecord(row)) refuse('forms.type.group', `[${index}]`);
    node.rows.push(readNodes(component.components ?? [], row, inside(here, `[${index}]`), context));
  });
  return node.rows.length === 0 && node.errors.length === 0 && component.validate?.required
    ? refuse('forms.required.row')
    : node;
}

/** Reads every field, hidden or not; layout and what only shows a value hold nothing. */
export function readNodes(
  components: readonly FormComponent[],
  raw: unknown,
  place: Place,
  context: ParseContext,
): FormNode[] {
  return components.flatMap((component): FormNode[] => {
    if (component.type === 'group') return [readGroup(component, raw, place, context)];
    if (component.type === 'dynamiclist')
      return component.path ? [readList(component, component.path, raw, place, context)] : [];
    const type = fieldType(component);
    const { key } = component;
    if (!type || !key || component.readonly) return [];
    const read = readField(type, component, own(raw, key), within(place, key), context);
    return [{ kind: 'field', component, hidden: false, key, ...read }];
  });
}
