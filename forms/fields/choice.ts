import type { Option } from '../contract.js';
import type { FieldContext, FieldType, Problem, Reading } from '../field-type.js';
import { accepted, isRecord } from '../field-type.js';
import { chosen, folded, optionViews } from '../options.js';

export function readOne(value: unknown, field: FieldContext): Reading {
  if (value === '') return accepted(null);
  const choice = chosen(value, field);
  return 'value' in choice ? accepted(choice.value) : { value: null, problems: [choice] };
}

const MOST = 500;

export function readMany(value: unknown, field: FieldContext): Reading {
  if (!Array.isArray(value)) return { value: [], problems: [{ message: 'forms.type.list' }] };
  if (value.length > MOST) return { value: [], problems: [{ message: 'forms.list.long', values: { max: MOST } }] };
  const values = new Set<string>();
  const problems: Problem[] = [];
  value.forEach((one, index) => {
    const choice = chosen(one, field);
    if ('value' in choice) values.add(choice.value);
    else problems.push({ ...choice, at: `[${index}]` });
  });
  return { value: problems.length > 0 ? [] : [...values], problems };
}

/** Repeated inputs arrive as one text, a list, or numbered; blanks are inputs nobody used. */
export function listFromPage(raw: unknown): unknown {
  if (raw === undefined || raw === null || raw === '') return [];
  const list = Array.isArray(raw) ? raw : isRecord(raw) ? Object.values(raw) : [raw];
  return list.filter((one) => one !== '' && one !== null && one !== undefined);
}

export const oneFromPage = (raw: unknown): unknown => {
  const last = Array.isArray(raw) ? raw.at(-1) : raw;
  return last === '' || last === undefined ? null : last;
};

export const chosenList = (value: unknown): unknown[] => (Array.isArray(value) ? value : value == null ? [] : [value]);

/** Few and short enough to stand beside each other. */
const fitsOneLine = (options: readonly Option[]) =>
  options.length <= 5 && options.every((option) => !option.hint && option.label.length <= 32);

const one = (partial: string, short: string): FieldType => ({
  many: () => false,
  requiredMessage: 'forms.required.one',
  fromPage: oneFromPage,
  read: readOne,
  present: (value, { options = [] }, place) => ({
    partial: fitsOneLine(options) ? short : partial,
    options: optionViews(options, [value], place),
  }),
});

const several = (partial: string): FieldType => ({
  many: () => true,
  requiredMessage: 'forms.required.some',
  fromPage: listFromPage,
  read: readMany,
  present: (value, { options = [] }, place) => ({
    partial,
    ...folded(optionViews(options, chosenList(value), place)),
  }),
});

export const select = one('fields/select', 'fields/select');
export const radio = one('fields/radio', 'fields/radio-line');
export const checklist = several('fields/checklist');
export const instructionChecklist = several('fields/toggles');
