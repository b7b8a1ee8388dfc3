import type { FormComponent, OptionContext } from '../../../forms/contract.js';

/** What the form already holds at a component, which a list must go on offering; groups hold their fields inside. */
export function chosenBefore(context: OptionContext, component: FormComponent): string[] {
  const { key } = component;
  return key === undefined ? [] : heldAt(context.values, key);
}

const heldAt = (values: Record<string, unknown>, key: string): string[] =>
  Object.entries(values).flatMap(([name, value]) =>
    name === key ? textsOf(value) : isGroup(value) ? heldAt(value, key) : [],
  );

const textsOf = (value: unknown): string[] =>
  (isGroup(value) ? Object.values(value) : [value].flat()).filter((it) => typeof it === 'string');

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
