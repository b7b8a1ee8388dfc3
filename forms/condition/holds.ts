import { feel } from '../../platform/feel/index.js';
import { type Condition, plainCondition } from './condition.js';

type Scope = Readonly<Record<string, unknown>>;

const PLAIN = new Set(['string', 'number', 'boolean']);

/** Undefined when a name or type is not for plain comparison; FEEL then decides, or says what is wrong. */
function evaluatePlain(condition: Condition, scope: Scope): boolean | undefined {
  if (typeof condition === 'boolean') return condition;
  if (condition[0] === '=' || condition[0] === '!=') {
    const [operator, name, constant] = condition;
    const value = Object.hasOwn(scope, name) ? scope[name] : undefined;
    if (value === undefined || (value !== null && !PLAIN.has(typeof value))) return undefined;
    return (value === constant) === (operator === '=');
  }
  const left = evaluatePlain(condition[1], scope);
  const right = evaluatePlain(condition[2], scope);
  if (left === undefined || right === undefined) return undefined;
  return condition[0] === 'and' ? left && right : left || right;
}

/** Whether a FEEL condition is true. @throws FeelError on names that do not exist. */
export function holds(expression: string, scope: Scope): boolean {
  const plain = plainCondition(expression);
  const quick = plain === null ? undefined : evaluatePlain(plain, scope);
  return quick ?? feel(expression, scope) === true;
}
