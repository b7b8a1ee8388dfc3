import { DateTime, Duration } from 'luxon';
import { isFeel } from '../../platform/feel/index.js';
import type { Values } from '../contract.js';
import type { Behaviour } from '../definition/model.js';
import { extension, textOf } from '../definition/model.js';
import type { ChildGroupPlan, OpenCall, OpenSubscription, OpenTask } from './contract.js';
import { dateOf, isoText } from './due.js';
import { inputsOf, itemValues } from './expressions.js';
import type { ExpressionSite } from './host.js';
import type { Wait } from './waits.js';

/** What describing open work needs of the session. */
export interface Describing {
  now: Date;
  variables: Values;
  siteOf(wait: Wait): ExpressionSite;
  evaluate(expression: string, site: ExpressionSite): unknown;
  message(id: string): { name: string; correlationKey: string | null } | undefined;
}

/**
 * Expressions are evaluated when first read and kept: a task is described once, when it opens; for one that stood open
 * before, nobody asks, and its expressions may no longer hold.
 */
function lazily<T extends object>(values: { [K in keyof T]: () => T[K] }): T {
  const object = {} as T;
  for (const name of Object.keys(values) as (keyof T)[])
    Object.defineProperty(object, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = values[name]();
        Object.defineProperty(object, name, { enumerable: true, value });
        return value;
      },
    });
  return object;
}

const drawnId = (wait: Wait): string => wait.element.behaviour.compiled?.origin ?? wait.element.id;

export function describeTask(wait: Wait, session: Describing): OpenTask {
  const { behaviour } = wait.element;
  let site: ExpressionSite | undefined;
  let inputs: Values | undefined;
  const inputsAt = () => {
    site ??= session.siteOf(wait);
    const item = itemValues(wait.content, wait.element);
    const locals = (site.environment as { locals?: Values } | undefined)?.locals;
    inputs ??= { ...locals, ...item, ...inputsOf(behaviour, site, session.evaluate) };
    return { site: { ...site, extra: inputs }, inputs };
  };
  const value = (type: string, attribute: string): unknown => {
    const source = extension(behaviour, type)?.[attribute];
    return isFeel(source) ? session.evaluate(source, inputsAt().site) : (source ?? null);
  };
  return lazily<OpenTask>({
    executionId: () => wait.key,
    elementId: () => drawnId(wait),
    name: () => wait.element.name ?? wait.element.id,
    formKey: () => textOf(extension(behaviour, 'zeebe:FormDefinition')?.formId),
    assignee: () => optionalText(value('zeebe:AssignmentDefinition', 'assignee'), wait, 'assignee'),
    candidateGroups: () => texts(value('zeebe:AssignmentDefinition', 'candidateGroups'), wait),
    dueAt: () => date(value('zeebe:TaskSchedule', 'dueDate'), session.now, wait, 'dueDate'),
    followUpAt: () => date(value('zeebe:TaskSchedule', 'followUpDate'), session.now, wait, 'followUpDate'),
    properties: () => properties(behaviour, (source) => session.evaluate(source, inputsAt().site)),
    inputs: () => inputsAt().inputs,
  });
}

export function describeCall(wait: Wait, session: Describing): OpenCall {
  const { behaviour } = wait.element;
  const called = extension(behaviour, 'zeebe:CalledElement');
  const key = textOf(called?.processId) ?? textOf(called?.processIdExpression) ?? '';
  const plan = behaviour.compiled?.childGroup;
  return lazily<OpenCall>({
    executionId: () => wait.key,
    elementId: () => drawnId(wait),
    name: () => wait.element.name ?? wait.element.id,
    processKey: () => (isFeel(key) ? String(session.evaluate(key, session.siteOf(wait))) : key),
    group: () => (plan ? groupPlan(wait, plan, session) : null),
    input: () => (plan ? {} : childInput(wait, {}, session)),
  });
}

/**
 * As in Camunda 8: a child sees all variables of its parent and the input mapping over them, unless
 * propagateAllParentVariables is false; then the mapping alone.
 */
export function childInput(wait: Wait, extra: Values, session: Describing): Values {
  const { behaviour } = wait.element;
  const all = extension(behaviour, 'zeebe:CalledElement')?.propagateAllParentVariables !== false;
  const site = { ...session.siteOf(wait), extra };
  return { ...(all && session.variables), ...extra, ...inputsOf(behaviour, site, session.evaluate) };
}

export function describeSubscription(wait: Wait, session: Describing): OpenSubscription {
  const reference = wait.content.message ?? wait.content.signal;
  const message = wait.kind === 'message' ? session.message(reference?.id ?? '') : undefined;
  return lazily<OpenSubscription>({
    key: () => wait.key,
    elementId: () => drawnId(wait),
    kind: () => (wait.kind === 'message' ? 'message' : 'signal'),
    name: () => message?.name ?? reference?.name ?? '',
    correlationKey: () => {
      if (!message?.correlationKey) return null;
      const value = session.evaluate(message.correlationKey, session.siteOf(wait));
      return value === null || value === undefined ? null : String(value);
    },
  });
}

type Plan = NonNullable<NonNullable<Behaviour['compiled']>['childGroup']>;

function groupPlan(wait: Wait, { collection, ...plan }: Plan, session: Describing): ChildGroupPlan {
  const items = session.evaluate(collection, session.siteOf(wait));
  if (!Array.isArray(items)) throw new TypeError(`the collection of <${wait.element.id}> is not a list`);
  return { ...plan, items };
}

function properties(behaviour: Behaviour, evaluate: (source: string) => unknown): Record<string, unknown> {
  const list = extension(behaviour, 'zeebe:Properties')?.properties;
  if (!Array.isArray(list)) return {};
  return Object.fromEntries(list.map(({ name, value }) => [name, isFeel(value) ? evaluate(value) : value]));
}

function optionalText(value: unknown, wait: Wait, what: string): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value !== 'string') throw new TypeError(`the ${what} of <${wait.element.id}> is not a text`);
  return value;
}

function texts(value: unknown, wait: Wait): string[] {
  const list = typeof value === 'string' ? value.split(',') : (value ?? []);
  if (!Array.isArray(list)) throw new TypeError(`the candidate groups of <${wait.element.id}> are not a list`);
  return list.map((entry) => optionalText(entry, wait, 'candidate group')?.trim() ?? '').filter(Boolean);
}

function date(value: unknown, now: Date, wait: Wait, what: string): Date | null {
  if (value === null || value === undefined || value === '') return null;
  const duration = Duration.fromISO(isoText(value) ?? '');
  const at = duration.isValid ? DateTime.fromJSDate(now, { zone: 'utc' }).plus(duration).toJSDate() : dateOf(value);
  if (!at) throw new TypeError(`the ${what} of <${wait.element.id}> is not a date`);
  return at;
}
