import { type Condition, plainCondition } from './condition.js';

const PLAIN = new Set(['string', 'number', 'boolean']);

/** Names of inputs in place of keys; names outside the form are already known and fold to true or false. */
function resolved(
  condition: Condition,
  inputs: ReadonlyMap<string, string>,
  values: Readonly<Record<string, unknown>>,
): Condition | null {
  if (typeof condition === 'boolean') return condition;
  if (condition[0] === '=' || condition[0] === '!=') {
    const [operator, name, constant] = condition;
    const input = inputs.get(name);
    if (input !== undefined) return [operator, input, constant];
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== null && !PLAIN.has(typeof value)) return null;
    return (value === constant) === (operator === '=');
  }
  const left = resolved(condition[1], inputs, values);
  const right = resolved(condition[2], inputs, values);
  return left === null || right === null ? null : [condition[0], left, right];
}

/** JSON for `data-hide-when`, or null when only the server can tell: then the field stays visible. */
export function inputCondition(
  expression: string | undefined,
  inputs: ReadonlyMap<string, string>,
  values: Readonly<Record<string, unknown>>,
): string | null {
  const plain = expression ? plainCondition(expression) : null;
  const condition = plain === null ? null : resolved(plain, inputs, values);
  return condition === null ? null : JSON.stringify(condition);
}
