import { feel } from '../platform/feel/index.js';
import type { FormComponent, FormSchema, LoadedOptions, Option, OptionContext, OptionSource } from './contract.js';
import { isRecord } from './field-type.js';
import { CHOICE_TYPES, SOURCE_OF_TYPE } from './field-types.js';

function asOption(entry: unknown): Option[] {
  if (typeof entry === 'string' || typeof entry === 'number') return [{ value: String(entry), label: String(entry) }];
  if (!isRecord(entry) || typeof entry.value !== 'string') return [];
  const { value, label, hint, aliases } = entry;
  return [
    {
      value,
      label: typeof label === 'string' ? label : value,
      ...(typeof hint === 'string' ? { hint } : {}),
      ...(Array.isArray(aliases) ? { aliases: aliases.filter((alias) => typeof alias === 'string') } : {}),
    },
  ];
}

const asOptions = (entries: unknown): Option[] => (Array.isArray(entries) ? entries.flatMap(asOption) : []);

/** Options under the component's declared path (`lines.item`), else its own `values`; undefined = any id will do. */
export function componentOptions(
  component: FormComponent,
  declared: string,
  { options, values }: { options: LoadedOptions; values: Record<string, unknown> },
): readonly Option[] | undefined {
  const loaded = options.get(declared);
  if (loaded) return loaded;
  if (!CHOICE_TYPES.has(component.type)) return component.values;
  if (component.valuesKey) return asOptions(values[component.valuesKey]);
  if (component.valuesExpression) return asOptions(feel(component.valuesExpression, values));
  return component.values ?? [];
}

interface Placed {
  component: FormComponent;
  declared: string;
}

const placed = (components: readonly FormComponent[], prefix: string): Placed[] =>
  components.flatMap((component) => {
    const { type, path, key, components: inner = [] } = component;
    if (type === 'group' || type === 'dynamiclist') return placed(inner, path ? `${prefix}${path}.` : prefix);
    return key ? [{ component, declared: prefix + key }] : [];
  });

/**
 * Everything choosable, asked from the sources before parsing or presenting. A source must include what
 * `context.values` already chose. `searches` holds what was typed into the filter of a field, by declared path.
 */
export async function loadOptions(
  schema: FormSchema,
  sources: readonly OptionSource[],
  context: OptionContext,
  searches: Readonly<Record<string, string>> = {},
): Promise<LoadedOptions> {
  const loaded = new Map<string, Option[]>();
  for (const { component, declared } of placed(schema.components, '')) {
    const name = component.properties?.source ?? SOURCE_OF_TYPE.get(component.type);
    const source = name && sources.find((it) => it.name === name);
    if (source) loaded.set(declared, await source.options(context, component, searches[declared]));
  }
  return loaded;
}
