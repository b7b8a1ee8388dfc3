import { feel, isFeel } from '../../platform/feel/index.js';
import type { Values } from '../contract.js';
import type { Activity, Behaviour } from '../definition/model.js';
import { extension } from '../definition/model.js';
import type { ExpressionScope } from './contract.js';
import type { ExpressionSite } from './host.js';
import type { Content } from './library.js';

/** Names of the multi-instance iteration that `content` belongs to: its item and `loopCounter`, counted from one. */
export function itemValues(content: Content, element: Activity | undefined): Values | undefined {
  if (!content.isMultiInstance || content.index === undefined) return undefined;
  const name = element?.behaviour.loopCharacteristics?.behaviour.elementVariable;
  return { ...(name && { [name]: content[name] }), loopCounter: content.index + 1 };
}

/** What an expression may read, the nearest name last. */
export interface NameSources {
  functions: ExpressionScope;
  declared: Values;
  counters: Record<string, number>;
  variables: Values;
  elementOf: (content: Content) => Activity | undefined;
}

export function evaluateAt(names: NameSources, expression: string, site: ExpressionSite): unknown {
  const locals = (site.environment as { locals?: Values } | undefined)?.locals;
  const item = site.content && itemValues(site.content, names.elementOf(site.content));
  return feel(expression, {
    ...names.functions,
    ...names.declared,
    ...names.counters,
    ...names.variables,
    ...locals,
    ...item,
    ...site.extra,
  });
}

type Evaluate = (expression: string, site: ExpressionSite) => unknown;

interface Mapping {
  source?: string;
  target?: string;
}

function mappings(behaviour: Behaviour, direction: 'inputParameters' | 'outputParameters'): Mapping[] {
  const list = extension(behaviour, 'zeebe:IoMapping')?.[direction];
  return Array.isArray(list) ? list : [];
}

function mapped(list: Mapping[], site: ExpressionSite, evaluate: Evaluate): Values {
  const values: Values = {};
  for (const { source = '', target = '' } of list)
    values[target] = isFeel(source) ? evaluate(source, { ...site, extra: { ...site.extra, ...values } }) : source;
  return values;
}

/** zeebe:input, each seeing those above it. */
export const inputsOf = (behaviour: Behaviour, site: ExpressionSite, evaluate: Evaluate): Values =>
  mapped(mappings(behaviour, 'inputParameters'), site, evaluate);

/** zeebe:output over the result and the inputs; without a mapping the result as it is. */
export function outputsOf(
  behaviour: Behaviour,
  result: Values,
  site: ExpressionSite,
  inputs: () => Values,
  evaluate: Evaluate,
): Values {
  const list = mappings(behaviour, 'outputParameters');
  if (list.length === 0) return result;
  return mapped(list, { ...site, extra: { ...site.extra, ...inputs(), ...result } }, evaluate);
}

export const hasOutputs = (behaviour: Behaviour): boolean => mappings(behaviour, 'outputParameters').length > 0;
