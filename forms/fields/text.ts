import { accepted, type FieldType, refused, shownText, typedText } from '../field-type.js';
import { compilePattern } from '../pattern/compile-pattern.js';

const LIMIT = { line: 1_000, area: 20_000 };

/** PostgreSQL stores neither, and no keyboard makes them. */
const unstorable = (text: string) => text.includes('\u0000') || /[\ud800-\udfff]/u.test(text);

const text = (kind: 'line' | 'area'): FieldType => ({
  many: () => false,
  requiredMessage: 'forms.required.text',
  fromPage: (raw) => {
    const typed = typedText(raw);
    return typed === '' || typed === undefined ? null : typed;
  },
  read: (value, { component }) => {
    if (typeof value !== 'string') return refused('forms.type.text');
    if (unstorable(value)) return refused('forms.text.unreadable');
    const { minLength, maxLength, pattern } = component.validate ?? {};
    const length = [...value].length;
    const most = Math.min(maxLength ?? LIMIT[kind], LIMIT[kind]);
    if (length > most) return refused('forms.text.long', { max: most, now: length });
    if (length > 0 && minLength !== undefined && length < minLength)
      return refused('forms.text.short', { min: minLength, now: length });
    if (length > 0 && pattern && !compilePattern(pattern)(value)) return refused('forms.text.pattern');
    return accepted(value.trim() === '' ? null : value);
  },
  present: (value, { component }) => ({
    partial: kind === 'line' ? 'fields/text' : 'fields/area',
    value: shownText(value),
    attributes: { maxlength: Math.min(component.validate?.maxLength ?? LIMIT[kind], LIMIT[kind]) },
  }),
});

export const textField = text('line');
export const textArea = text('area');
