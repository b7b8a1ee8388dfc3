import { accepted, type FieldType, refused, shownText, typedText } from '../field-type.js';

/** Indonesian writing: a point between thousands, a comma before decimals; a lone point elsewhere is meant as decimal. */
function typedNumber(text: string): number | null {
  const compact = text.replace(/\s/g, '');
  const plain =
    compact.includes(',') || /^-?\d{1,3}(\.\d{3})+$/.test(compact)
      ? compact.replaceAll('.', '').replace(',', '.')
      : compact;
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(plain) ? Number(plain) : null;
}

const decimals = (value: number) => String(value).split('.')[1]?.length ?? 0;

export const numberField: FieldType = {
  many: () => false,
  requiredMessage: 'forms.required.text',
  fromPage: (raw) => {
    const typed = typedText(raw);
    if (typed === '' || typed === undefined) return null;
    return typeof typed === 'string' ? (typedNumber(typed) ?? typed) : typed;
  },
  read: (value, { component }) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return refused('forms.type.number');
    const { min, max } = component.validate ?? {};
    if (min !== undefined && value < min) return refused('forms.number.small', { min });
    if (max !== undefined && value > max) return refused('forms.number.large', { max });
    if (component.decimalDigits !== undefined && decimals(value) > component.decimalDigits)
      return refused(component.decimalDigits === 0 ? 'forms.number.whole' : 'forms.number.decimals', {
        digits: component.decimalDigits,
      });
    return accepted(value);
  },
  present: (value, { component }) => ({
    partial: 'fields/text',
    value: typeof value === 'number' ? String(value).replace('.', ',') : shownText(value),
    attributes: { inputmode: component.decimalDigits === 0 ? 'numeric' : 'decimal', maxlength: 40 },
  }),
};
