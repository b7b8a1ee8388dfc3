import { DmnModdle } from 'dmn-moddle';
import { FeelError, feel, feelSyntaxProblem, feelUnaryTest } from '../../platform/feel/index.js';
import type { Values } from '../contract.js';
import type { LintFinding } from '../lint/finding.js';
import type { ModdleElement } from '../lint/model.js';
import { checkBounds } from './bounds.js';
import { DiagramRefused } from './refusal.js';

/** A DMN 1.3 decision table, reduced to what is evaluated. */
export interface DecisionTable {
  id: string;
  name: string;
  hitPolicy: 'UNIQUE' | 'FIRST' | 'COLLECT';
  inputs: { label: string; expression: string }[];
  outputs: { name: string; label: string }[];
  rules: { id: string; tests: string[]; results: string[] }[];
}

/** A table that cannot answer: two rows where one must match, or a cell that fails. Names table and row. */
export class DecisionError extends Error {
  override readonly name = 'DecisionError';
  constructor(
    readonly decisionId: string,
    /** Counted from one, as people do; null when it concerns the whole table. */
    readonly row: number | null,
    problem: string,
    cause?: unknown,
  ) {
    super(`rule table ${decisionId}${row === null ? '' : `, row ${row}`}: ${problem}`, { cause });
  }
}

/** @throws DiagramRefused when the file holds no single table that can be evaluated. */
export async function parseDecisionTable(xml: string): Promise<DecisionTable> {
  checkBounds(xml);
  let definitions: ModdleElement;
  try {
    const parsed = await new DmnModdle().fromXML(xml.trim());
    const [warning] = parsed.warnings;
    if (warning) throw new Error(warning.message);
    definitions = parsed.rootElement;
  } catch (error) {
    throw refusal('table-unreadable', null, {
      detail: error instanceof Error ? (error.message.split('\n')[0] ?? '') : '',
    });
  }
  const decisions = list(definitions, 'drgElement').filter((element) => element.$type === 'dmn:Decision');
  const [decision] = decisions;
  const logic = decision && element(decision, 'decisionLogic');
  if (decisions.length !== 1 || !decision || logic?.$type !== 'dmn:DecisionTable')
    throw refusal('table-shape', null, {});
  return readTable(decision, logic);
}

function readTable(decision: ModdleElement, logic: ModdleElement): DecisionTable {
  const id = decision.id ?? '';
  const name = decision.name ?? id;
  const hitPolicy = text(logic, 'hitPolicy') || 'UNIQUE';
  const isKnown = hitPolicy === 'UNIQUE' || hitPolicy === 'FIRST' || hitPolicy === 'COLLECT';
  if (!isKnown || logic.aggregation) throw refusal('table-hit-policy', id, { name, policy: hitPolicy });
  const inputs = list(logic, 'input').map((input) => ({
    label: text(input, 'label'),
    expression: text(element(input, 'inputExpression'), 'text'),
  }));
  const outputs = list(logic, 'output').map((output) => ({ name: text(output, 'name'), label: text(output, 'label') }));
  for (const [index, column] of [
    ...inputs.map((input) => input.expression),
    ...outputs.map((output) => output.name),
  ].entries())
    if (!column.trim() || column === '__proto__') throw refusal('table-column', id, { name, column: index + 1 });
  const rules = list(logic, 'rule').map((rule, index) => {
    const tests = list(rule, 'inputEntry').map((entry) => text(entry, 'text'));
    const results = list(rule, 'outputEntry').map((entry) => text(entry, 'text'));
    if (tests.length !== inputs.length || results.length !== outputs.length)
      throw refusal('table-cells', id, { name, row: index + 1 });
    for (const cell of results) {
      const problem = cell.trim() ? feelSyntaxProblem(cell) : null;
      if (problem) throw refusal('table-cell', id, { name, row: index + 1, cell, problem });
    }
    return { id: rule.id ?? String(index + 1), tests, results };
  });
  return { id, name, hitPolicy, inputs, outputs, rules };
}

/**
 * @param scope every name the table reads; one that does not exist is a fault.
 * @returns one row's outputs by column name, a list of them for COLLECT, null when no row matches.
 * @throws DecisionError
 */
export function evaluateDecision(table: DecisionTable, scope: Values): Values | Values[] | null {
  const given = table.inputs.map(({ expression }) => at(table, null, () => feel(expression, scope)));
  const hits: { row: number; values: Values }[] = [];
  for (const [index, rule] of table.rules.entries()) {
    const row = index + 1;
    const matches = rule.tests.every((cell, column) => at(table, row, () => feelUnaryTest(cell, given[column], scope)));
    if (!matches) continue;
    hits.push({ row, values: at(table, row, () => outputs(table, rule.results, scope)) });
    if (table.hitPolicy === 'FIRST') break;
  }
  if (table.hitPolicy === 'COLLECT') return hits.map((hit) => hit.values);
  const [hit, second] = hits;
  if (second) throw new DecisionError(table.id, second.row, `matches as well as row ${hit?.row}, but one only may`);
  return hit?.values ?? null;
}

const outputs = (table: DecisionTable, results: string[], scope: Values): Values =>
  Object.fromEntries(
    table.outputs.map(({ name }, column) => {
      const cell = results[column]?.trim() ?? '';
      return [name, cell ? feel(cell, scope) : null];
    }),
  );

function at<T>(table: DecisionTable, row: number | null, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof FeelError) throw new DecisionError(table.id, row, error.message, error);
    throw error;
  }
}

const refusal = (rule: string, elementId: string | null, values: LintFinding['values']) =>
  new DiagramRefused([{ rule, elementId, severity: 'error', messageKey: `engine.lint.${rule}`, values }]);

function list(from: ModdleElement | undefined, property: string): ModdleElement[] {
  const value = from?.[property];
  return Array.isArray(value) ? value : [];
}

function element(from: ModdleElement, property: string): ModdleElement | undefined {
  const value = from[property];
  return typeof value === 'object' && value !== null && '$type' in value ? (value as ModdleElement) : undefined;
}

const text = (from: ModdleElement | undefined, property: string): string => {
  const value = from?.[property];
  return typeof value === 'string' ? value : '';
};
