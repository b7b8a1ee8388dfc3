import type { FormComponent, Option } from '../contract.js';
import type { FieldType } from '../field-type.js';
import { optionViews } from '../options.js';
import { chosenList, listFromPage, oneFromPage, readMany, readOne } from './choice.js';

const isMultiple = (component: FormComponent) => component.type === 'files' || component.multiple === true;

/** Values are ids of staged files. A page lists again what is already there, ticked; unticking leaves it out. */
export const fileField: FieldType = {
  many: isMultiple,
  requiredMessage: 'forms.required.file',
  fromPage: (raw, { component }) => (isMultiple(component) ? listFromPage(raw) : oneFromPage(raw)),
  read: (value, field) => (isMultiple(field.component) ? readMany(value, field) : readOne(value, field)),
  present: (value, { component, options = [] }, place) => {
    const staged = chosenList(value).filter((id) => typeof id === 'string');
    const named = staged.map((id): Option => options.find((it) => it.value === id) ?? { value: id, label: id });
    return {
      partial: 'fields/file',
      options: optionViews(named, staged, { name: place.name, id: `${place.id}-kept` }),
      attributes: {
        ...(component.accept ? { accept: component.accept } : {}),
        ...(isMultiple(component) ? { multiple: true } : {}),
      },
    };
  },
};
