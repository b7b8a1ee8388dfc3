import { holds } from './condition/holds.js';
import type { FormNode } from './form-nodes.js';

type Values = Record<string, unknown>;

/** Visible values, nested as in JSON. A hidden field has none. */
export function valuesOf(nodes: readonly FormNode[], values: Values = {}): Values {
  for (const node of nodes) {
    if (node.hidden) continue;
    if (node.kind === 'field') values[node.key] = node.value;
    else if (node.kind === 'list') values[node.path] = node.rows.map((row) => valuesOf(row));
    else if (node.path === null) valuesOf(node.children, values);
    else values[node.path] = valuesOf(node.children, branchOf(values, node.path));
  }
  return values;
}

const branchOf = (values: Values, path: string): Values => {
  const known = values[path];
  return typeof known === 'object' && known !== null && !Array.isArray(known) ? (known as Values) : {};
};

/** Names of a level that a condition may read, null while hidden. */
function namesOf(nodes: readonly FormNode[]): Values {
  const names: Values = {};
  for (const node of nodes) {
    if (node.kind === 'group' && node.path === null) Object.assign(names, namesOf(node.children));
    else names[node.kind === 'field' ? node.key : (node.path ?? '')] ??= null;
  }
  return names;
}

/** Sets `hidden` at one level and below. @returns whether anything changed. */
function pass(nodes: readonly FormNode[], outer: Values): boolean {
  const scope = { ...outer, ...namesOf(nodes), ...valuesOf(nodes) };
  let changed = false;
  for (const node of nodes) {
    const hide = node.component.conditional?.hide;
    const hidden = hide ? holds(hide, scope) : false;
    if (hidden !== node.hidden) {
      node.hidden = hidden;
      Object.assign(scope, namesOf([node]), valuesOf([node]));
      changed = true;
    }
    if (hidden || node.kind === 'field') continue;
    for (const level of node.kind === 'list' ? node.rows : [node.children]) {
      if (pass(level, scope)) changed = true;
    }
  }
  return changed;
}

/** Conditions may read fields that are hidden in turn; two that hide each other in a circle stay as the last pass left them. */
const MOST_PASSES = 5;

/** @param values what conditions may read beside the form's own fields. @throws FeelError on a name that does not exist. */
export function hideNodes(nodes: readonly FormNode[], values: Values): void {
  for (let count = 0; count < MOST_PASSES && pass(nodes, values); count += 1);
}
