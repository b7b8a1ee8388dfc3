import type { Finding } from '../platform/errors/index.js';
import { feelSyntaxProblem } from '../platform/feel/index.js';
import type { MessageValues, Translate } from '../platform/messages/index.js';
import { isRecord } from './field-type.js';
import { CHOICE_TYPES, isKnownType, LAYOUT_TYPES } from './field-types.js';
import { compilePattern } from './pattern/compile-pattern.js';

const MOST_COMPONENTS = 300;
const MOST_DEPTH = 5;
const LONGEST_FEEL = 2_000;
const KEY = /^[A-Za-z]\w{0,63}$/;
const RESERVED = new Set(['constructor', 'prototype']);
const ROLES = new Set(['coordinator', 'main', 'copy', 'inform']);

type Component = Record<string, unknown>;

/** Collects findings while it walks; a schema from outside may be anything, so nothing is assumed. */
class Check {
  readonly findings: Finding[] = [];
  #count = 0;
  constructor(readonly translate: Translate) {}

  report(
    rule: string,
    component: Component | null,
    values: MessageValues = {},
    severity: Finding['severity'] = 'error',
  ) {
    const elementId = typeof component?.id === 'string' ? component.id : null;
    this.findings.push({
      rule: `form-${rule}`,
      elementId,
      severity,
      message: this.translate(`forms.check.${rule}`, values),
    });
  }

  level(components: unknown, depth: number, names: Set<string>): void {
    if (!Array.isArray(components)) {
      this.report('shape', null);
      return;
    }
    if (depth > MOST_DEPTH) {
      this.report('depth', null, { max: MOST_DEPTH });
      return;
    }
    for (const component of components) {
      this.#count += 1;
      if (this.#count > MOST_COMPONENTS) {
        if (this.#count === MOST_COMPONENTS + 1) this.report('size', null, { max: MOST_COMPONENTS });
        return;
      }
      if (isRecord(component)) this.component(component, depth, names);
      else this.report('shape', null);
    }
  }

  component(component: Component, depth: number, names: Set<string>): void {
    const { type } = component;
    if (typeof type !== 'string') {
      this.report('shape', component);
      return;
    }
    if (type === 'html') {
      this.report('html', component);
      return;
    }
    if (!isKnownType(type)) {
      this.report('type', component, { type });
      return;
    }
    const conditional = isRecord(component.conditional) ? component.conditional.hide : undefined;
    this.expression(conditional, component);
    if (type === 'group') {
      const named = typeof component.path === 'string' && component.path !== '';
      if (named) this.name(component.path, component, null);
      this.level(component.components ?? [], depth + 1, named ? new Set() : names);
      return;
    }
    if (type === 'dynamiclist') {
      this.name(component.path, component, names);
      this.level(component.components ?? [], depth + 1, new Set());
      return;
    }
    if (LAYOUT_TYPES.has(type)) return;
    this.name(component.key, component, names);
    this.field(component, type);
  }

  /** @param names taken at this level; null where the same name may stand twice (groups share a path). */
  name(key: unknown, component: Component, names: Set<string> | null): void {
    if (typeof key !== 'string' || key === '') {
      this.report('key-missing', component, { type: String(component.type) });
      return;
    }
    if (!KEY.test(key) || RESERVED.has(key)) {
      this.report('key-form', component, { key });
      return;
    }
    if (names?.has(key)) this.report('key-twice', component, { key });
    names?.add(key);
  }

  field(component: Component, type: string): void {
    const key = String(component.key);
    if (typeof component.label !== 'string' || component.label.trim() === '')
      this.report('label', component, { key }, 'warning');
    const validate = isRecord(component.validate) ? component.validate : {};
    this.pattern(validate.pattern, component);
    for (const [low, high] of [
      [validate.min, validate.max],
      [validate.minLength, validate.maxLength],
      [validate.minDate, validate.maxDate],
    ]) {
      const comparable = typeof low === typeof high && (typeof low === 'number' || typeof low === 'string');
      if (comparable && low > high!) this.report('bounds', component, { key });
    }
    if (CHOICE_TYPES.has(type)) this.options(component, key);
    const roles = isRecord(component.properties) ? component.properties.roles : undefined;
    if (typeof roles !== 'string') return;
    for (const role of roles.split(/[\s,]+/).filter((it) => it !== '' && !ROLES.has(it)))
      this.report('roles', component, { key, role });
  }

  options(component: Component, key: string): void {
    this.expression(component.valuesExpression, component);
    const sourced = isRecord(component.properties) && component.properties.source;
    if (component.valuesExpression || component.valuesKey || sourced) return;
    if (!Array.isArray(component.values) || component.values.length === 0) {
      this.report('options', component, { key });
      return;
    }
    const seen = new Set<unknown>();
    for (const option of component.values) {
      const value = isRecord(option) ? option.value : undefined;
      if (typeof value !== 'string') {
        this.report('options', component, { key });
        return;
      }
      if (seen.has(value)) this.report('option-twice', component, { key, value });
      seen.add(value);
    }
  }

  expression(expression: unknown, component: Component): void {
    if (expression === undefined || expression === null || expression === '') return;
    const key = String(component.key ?? component.path ?? component.type);
    const problem =
      typeof expression !== 'string' || expression.length > LONGEST_FEEL
        ? `${LONGEST_FEEL}`
        : feelSyntaxProblem(expression);
    if (problem) this.report('feel', component, { key, problem });
  }

  pattern(pattern: unknown, component: Component): void {
    if (pattern === undefined || pattern === null || pattern === '') return;
    try {
      compilePattern(String(pattern));
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      this.report('pattern', component, { key: String(component.key), problem });
    }
  }
}

/**
 * Whether a form may be published: bounded size and depth, known types only, unique keys, FEEL that parses, patterns
 * that are matched in linear time. `rule` is `form-<what>`; `elementId` the component's id.
 */
export function checkFormSchema(schema: unknown, translate: Translate): Finding[] {
  const check = new Check(translate);
  if (!isRecord(schema) || typeof schema.id !== 'string' || schema.id === '') check.report('shape', null);
  if (isRecord(schema)) check.level(schema.components, 1, new Set());
  return check.findings;
}
