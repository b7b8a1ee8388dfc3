import type { Option, OptionView } from './contract.js';
import type { FieldContext, Problem } from './field-type.js';

/** An id that no list vouches for: opaque, short, printable. The service that uses it looks it up. */
const PLAIN_ID = /^[\w.:@/-]{1,200}$/;

/** The option's own value for a value or alias a caller sent, or what is wrong with it. */
export function chosen(sent: unknown, { options }: FieldContext): { value: string } | Problem {
  if (typeof sent !== 'string') return { message: 'forms.type.choice' };
  if (options === undefined) return PLAIN_ID.test(sent) ? { value: sent } : { message: 'forms.choice.unknown' };
  const option = options.find((it) => it.value === sent) ?? options.find((it) => it.aliases?.includes(sent));
  if (!option) return { message: 'forms.choice.unknown' };
  if (option.disabledReason)
    return { message: 'forms.choice.disabled', values: { option: option.label, reason: option.disabledReason } };
  return { value: option.value };
}

export const isChosen = (option: Option, values: readonly unknown[]) =>
  values.some((value) => value === option.value || (typeof value === 'string' && option.aliases?.includes(value)));

export const optionViews = (
  options: readonly Option[],
  values: readonly unknown[],
  place: { name: string; id: string },
): OptionView[] =>
  options.map((option, index) => ({
    ...option,
    id: `${place.id}-${index}`,
    name: place.name,
    selected: isChosen(option, values),
    role: null,
    coordinator: null,
  }));

/** Longer lists keep the less used behind "lainnya". */
const SHORT = 8;

/** The prominent first; the rest behind "lainnya", which stands open when something in it is chosen. */
export function folded(options: OptionView[]): { options: OptionView[]; more: OptionView[]; moreOpen: boolean } {
  const prominent = options.filter((option) => option.prominent);
  if (prominent.length === 0 || options.length <= SHORT) return { options, more: [], moreOpen: false };
  const more = options.filter((option) => !option.prominent);
  return { options: prominent, more, moreOpen: more.some((option) => option.selected) };
}
