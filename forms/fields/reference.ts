import type { FormComponent } from '../contract.js';
import type { FieldType } from '../field-type.js';
import { shownText } from '../field-type.js';
import { folded, optionViews } from '../options.js';
import { chosenList, listFromPage, oneFromPage, readMany, readOne } from './choice.js';

const isMultiple = (component: FormComponent) => component.multiple ?? component.properties?.multiple === 'true';

/** A thing of the office by its id: a person, a letter. One is a select, several are ticks. */
const reference = (multiple: (component: FormComponent) => boolean): FieldType => ({
  many: multiple,
  requiredMessage: 'forms.required.one',
  fromPage: (raw, { component }) => (multiple(component) ? listFromPage(raw) : oneFromPage(raw)),
  read: (value, field) => (multiple(field.component) ? readMany(value, field) : readOne(value, field)),
  present: (value, { component, options = [] }, place) => {
    const views = optionViews(options, chosenList(value), place);
    return multiple(component)
      ? { partial: 'fields/checklist', ...folded(views) }
      : { partial: 'fields/select', options: views };
  },
});

export const personPicker = reference(isMultiple);
const severalLetters = reference((component) => component.multiple ?? component.properties?.multiple !== 'false');

/** Seldom needed and always long: it opens when asked for, or when something in it is chosen. */
export const letterPicker: FieldType = {
  ...severalLetters,
  present: (value, field, place) => {
    const { options = [], more = [], ...presented } = severalLetters.present(value, field, place);
    if (presented.partial === 'fields/select') return { ...presented, options };
    const letters = [...options, ...more];
    return { partial: 'fields/letters', more: letters, moreOpen: letters.some(({ selected }) => selected) };
  },
};
export const positionReference = reference(isMultiple);

/** Typed or chosen: the code, or the beginning of a line of the list ("000.5 Kearsipan"). */
export const classificationPicker: FieldType = {
  ...reference(() => false),
  fromPage: (raw, { options = [] }) => {
    const typed = oneFromPage(raw);
    if (typeof typed !== 'string') return typed;
    const text = typed.trim();
    const wanted = text.toLowerCase();
    const line = (code: string, label: string) => [label, `${code} ${label}`].some((it) => it.toLowerCase() === wanted);
    return options.find((it) => line(it.value, it.label))?.value ?? (text === '' ? null : text);
  },
  present: (value, { options = [] }, place) => ({
    partial: 'fields/lookup',
    value: shownText(value),
    options: optionViews(options, [value], place),
    attributes: { list: `${place.id}-list`, autocomplete: 'off', maxlength: 200 },
  }),
};
