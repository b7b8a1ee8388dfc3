import { DateTime } from 'luxon';
import type { FormComponent } from '../contract.js';
import {
  accepted,
  type FieldContext,
  type FieldType,
  type Reading,
  refused,
  shownText,
  typedText,
} from '../field-type.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?$/;

const subtype = (component: FormComponent) => component.subtype ?? 'date';

/** An instant as ISO 8601 with the offset of the agency's zone; without an offset it is read in that zone. */
export function readInstant(text: string, timeZone: string): string | null {
  if (!INSTANT.test(text)) return null;
  const at = DateTime.fromISO(text, { zone: timeZone });
  return at.isValid ? at.toISO({ suppressMilliseconds: true }) : null;
}

/** What `<input type="datetime-local">` wants, in the agency's zone; text that is no instant stays. */
export function localInstant(text: string, timeZone: string): string {
  const iso = readInstant(text, timeZone);
  return iso === null ? text : DateTime.fromISO(iso, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm");
}

function readDay(text: string, { component }: FieldContext): Reading {
  if (!DAY.test(text) || !DateTime.fromISO(text).isValid) return refused('forms.date.unreal');
  const { minDate, maxDate } = component.validate ?? {};
  if (minDate && text < minDate) return refused('forms.date.early', { min: minDate });
  if (maxDate && text > maxDate) return refused('forms.date.late', { max: maxDate });
  return accepted(text);
}

function readMoment(text: string, field: FieldContext): Reading {
  const instant = readInstant(text, field.timeZone);
  if (instant === null) return refused('forms.date.unreal');
  const day = readDay(instant.slice(0, 10), field);
  return day.problems.length > 0 ? day : accepted(instant);
}

const INPUT = { date: 'date', time: 'time', datetime: 'datetime-local' };

export const datetimeField: FieldType = {
  many: () => false,
  requiredMessage: 'forms.required.text',
  fromPage: (raw) => {
    const typed = typedText(raw);
    return typed === '' || typed === undefined ? null : typed;
  },
  read: (value, field) => {
    if (typeof value !== 'string') return refused('forms.type.text');
    switch (subtype(field.component)) {
      case 'date':
        return readDay(value, field);
      case 'time':
        return TIME.test(value) ? accepted(value) : refused('forms.date.time');
      case 'datetime':
        return readMoment(value, field);
    }
  },
  present: (value, { component, timeZone }) => {
    const kind = subtype(component);
    const { minDate, maxDate } = component.validate ?? {};
    const text = shownText(value);
    return {
      partial: 'fields/text',
      value: kind === 'datetime' ? localInstant(text, timeZone) : text,
      attributes: {
        type: INPUT[kind],
        ...(kind === 'date' && minDate ? { min: minDate } : {}),
        ...(kind === 'date' && maxDate ? { max: maxDate } : {}),
      },
    };
  },
};
