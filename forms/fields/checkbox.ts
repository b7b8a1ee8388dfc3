import { accepted, type FieldType, refused } from '../field-type.js';

/** Required means ticked. */
export const checkbox: FieldType = {
  many: () => false,
  requiredMessage: 'forms.required.tick',
  fromPage: (raw) => {
    if (raw === undefined || raw === '' || raw === 'false') return false;
    return raw === 'true' || raw === 'on' ? true : raw;
  },
  read: (value, { component }) => {
    if (typeof value !== 'boolean') return refused('forms.type.boolean');
    return !value && component.validate?.required
      ? refused('forms.required.tick', { label: component.label ?? '' })
      : accepted(value);
  },
  present: (value) => ({ partial: 'fields/checkbox', value: value === true }),
};
