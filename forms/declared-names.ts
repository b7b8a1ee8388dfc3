import type { FormComponent, FormSchema } from './contract.js';
import { fieldType } from './field-types.js';

/** Names a form knows, as a tree: a field is a leaf, a group with a path and a dynamic list are branches. */
export interface DeclaredNames extends ReadonlyMap<string, Declared> {}
export type Declared = { kind: 'field' } | { kind: 'group' | 'list'; names: DeclaredNames };

type Collected = Map<string, Declared & { names?: Collected }>;

function branch(into: Collected, name: string, kind: 'group' | 'list'): Collected {
  const known = into.get(name)?.names;
  if (known) return known;
  const names: Collected = new Map();
  into.set(name, { kind, names });
  return names;
}

function collect(components: readonly FormComponent[], into: Collected): Collected {
  for (const component of components) {
    const { type, path, key, components: inner = [] } = component;
    if (type === 'group') collect(inner, path ? branch(into, path, 'group') : into);
    else if (type === 'dynamiclist' && path) collect(inner, branch(into, path, 'list'));
    else if (key && fieldType(component)) into.set(key, { kind: 'field' });
  }
  return into;
}

const known = new WeakMap<FormSchema, DeclaredNames>();

/** A published schema does not change, so its names are collected once. */
export function declaredNames(schema: FormSchema): DeclaredNames {
  const found = known.get(schema) ?? collect(schema.components, new Map());
  known.set(schema, found);
  return found;
}

/** Top-level keys of a submission; each exists for FEEL, null when unanswered. */
export const declaredKeys = (schema: FormSchema): string[] => [...declaredNames(schema).keys()];
