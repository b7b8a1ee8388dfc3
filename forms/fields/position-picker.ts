import type { FormComponent, OptionView } from '../contract.js';
import type { FieldContext, FieldType, Problem, Reading } from '../field-type.js';
import { isRecord } from '../field-type.js';
import { chosen, folded, optionViews } from '../options.js';
import { positionReference } from './reference.js';

interface Recipient {
  position: string;
  role: string;
}

const MOST = 500;

const rolesOf = (component: FormComponent): string[] =>
  component.properties?.roles?.split(/[\s,]+/).filter(Boolean) ?? [];
const firstRole = (roles: readonly string[]) => roles.find((role) => role !== 'coordinator') ?? 'coordinator';

function readRow(row: unknown, index: number, roles: readonly string[], field: FieldContext): Recipient | Problem {
  const at = `[${index}]`;
  if (!isRecord(row)) return { at, message: 'forms.type.recipient' };
  const stray = Object.keys(row).find((key) => key !== 'position' && key !== 'role');
  if (stray) return { at: `${at}.${stray}`, message: 'forms.unknown-key' };
  const position = chosen(row.position, field);
  if (!('value' in position)) return { ...position, at: `${at}.position` };
  const role = row.role ?? firstRole(roles);
  if (typeof role !== 'string' || !roles.includes(role))
    return { at: `${at}.role`, message: 'forms.recipient.role', values: { roles: roles.join(', ') } };
  return { position: position.value, role };
}

/** Of those who act exactly one coordinates: who was named, else the only one, else the first (domain.md 1.3). */
function withCoordinator(recipients: Recipient[], roles: readonly string[]): Recipient[] {
  if (!roles.includes('coordinator') || recipients.some((it) => it.role === 'coordinator')) return recipients;
  const first = recipients.find((it) => it.role === 'main');
  return recipients.map((it) => (it === first ? { ...it, role: 'coordinator' } : it));
}

function readRecipients(value: unknown, field: FieldContext): Reading {
  const roles = rolesOf(field.component);
  if (!Array.isArray(value)) return { value: [], problems: [{ message: 'forms.type.list' }] };
  if (value.length > MOST) return { value: [], problems: [{ message: 'forms.list.long', values: { max: MOST } }] };
  const recipients: Recipient[] = [];
  const problems: Problem[] = [];
  value.forEach((row, index) => {
    const read = readRow(row, index, roles, field);
    if ('message' in read) problems.push(read);
    else if (recipients.some((it) => it.position === read.position))
      problems.push({ at: `[${index}].position`, message: 'forms.recipient.twice' });
    else recipients.push(read);
  });
  if (recipients.filter((it) => it.role === 'coordinator').length > 1)
    problems.push({ message: 'forms.recipient.coordinators' });
  return { value: problems.length > 0 ? [] : withCoordinator(recipients, roles), problems };
}

/**
 * A page sends `recipients[i].position` (ticked only), `recipients[i].role` for every row and `recipients.coordinator`,
 * which counts only when that one is ticked and asked to act.
 */
function recipientsFromPage(raw: unknown): unknown {
  if (!isRecord(raw)) return raw === undefined || raw === '' ? [] : raw;
  const { coordinator, ...rows } = raw;
  return Object.values(rows)
    .filter((row) => !isRecord(row) || (row.position !== undefined && row.position !== ''))
    .map((row) =>
      isRecord(row) && row.role === 'main' && row.position === coordinator ? { ...row, role: 'coordinator' } : row,
    );
}

function rowView(
  view: OptionView,
  index: number,
  row: Recipient | undefined,
  roles: readonly string[],
  name: string,
): OptionView {
  const asked = roles.filter((role) => role !== 'coordinator');
  const current = row && row.role !== 'coordinator' ? row.role : firstRole(roles);
  return {
    ...view,
    name: `${name}[${index}].position`,
    role: {
      id: `${view.id}-role`,
      name: `${name}[${index}].role`,
      options: asked.map((value) => ({ value, label: `forms.role.${value}`, selected: value === current })),
    },
    coordinator: roles.includes('coordinator')
      ? { id: `${view.id}-coordinator`, name: `${name}.coordinator`, checked: row?.role === 'coordinator' }
      : null,
  };
}

const hasRoles = (component: FormComponent) => rolesOf(component).length > 0;

const isRecipient = (row: unknown): row is Recipient => isRecord(row) && typeof row.position === 'string';

/** With `properties.roles` the value is `[{position, role}]`; without, ids of positions (or one). */
export const positionPicker: FieldType = {
  many: (component) => hasRoles(component) || positionReference.many(component),
  requiredMessage: 'forms.required.recipient',
  fromPage: (raw, field) =>
    hasRoles(field.component)
      ? recipientsFromPage(Array.isArray(raw) ? { ...raw } : raw)
      : positionReference.fromPage(raw, field),
  read: (value, field) =>
    hasRoles(field.component) ? readRecipients(value, field) : positionReference.read(value, field),
  present: (value, field, place) => {
    if (!hasRoles(field.component)) return positionReference.present(value, field, place);
    const roles = rolesOf(field.component);
    const rows = Array.isArray(value) ? value.filter(isRecipient) : [];
    const views = optionViews(
      field.options ?? [],
      rows.map((row) => row.position),
      place,
    ).map((view, index) => {
      const row = rows.find((it) => it.position === view.value || view.aliases?.includes(it.position));
      return rowView(view, index, row, roles, place.name);
    });
    return { partial: 'fields/recipients', ...folded(views) };
  },
};
