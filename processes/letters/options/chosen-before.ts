import type { FormComponent, OptionContext } from '../../../forms/contract.js';

/** What the form already holds at a component, which a list must go on offering. */
export function chosenBefore(context: OptionContext, component: FormComponent): string[] {
  const value = component.key ? context.values[component.key] : undefined;
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((it) => typeof it === 'string');
}
