import { evaluate, parseExpression, unaryTest } from '@bpmn-io/feelin';

export { unknownNames } from './unknown-names.js';

/** A FEEL fault is a defect of the diagram or form that holds the expression: nothing is guessed. */
export class FeelError extends Error {
  override readonly name = 'FeelError';
  constructor(
    readonly expression: string,
    problem: string,
  ) {
    super(`FEEL "${expression}": ${problem}`);
  }
}

/** Warnings that plain FEEL answers with null. Here a name that does not exist is an error (guarantee 7). */
const FAULTS = new Set([
  'NO_VARIABLE_FOUND',
  'NO_FUNCTION_FOUND',
  'FUNCTION_INVOCATION_FAILURE',
  'INVALID_TYPE',
  'NO_CONTEXT_ENTRY_FOUND',
  'NO_PROPERTY_FOUND',
]);

export type FeelScope = Record<string, unknown>;

/** `=` marks an expression; any other text is itself. */
export const isFeel = (text: unknown): text is string => typeof text === 'string' && text.startsWith('=');

/** @param expression with or without the leading `=`. @throws FeelError on a fault of syntax or of names. */
export function feel(expression: string, scope: FeelScope): unknown {
  return strict(expression, (body) => evaluate(body, scope));
}

/** One cell of a decision table, e.g. `> 5`, `"a","b"`, `-`. `value` is what the column's input gave. */
export function feelUnaryTest(cell: string, value: unknown, scope: FeelScope): boolean {
  if (cell.trim() === '' || cell.trim() === '-') return true;
  return strict(cell, (body) => unaryTest(body, { ...scope, '?': value })) === true;
}

interface Evaluated {
  value: unknown;
  warnings?: { type: string; message: string }[];
}

function strict(expression: string, run: (body: string) => Evaluated): unknown {
  const body = expression.startsWith('=') ? expression.slice(1) : expression;
  let result: Evaluated;
  try {
    result = run(body);
  } catch (error) {
    throw new FeelError(expression, error instanceof Error ? error.message : String(error));
  }
  const faults = (result.warnings ?? []).filter((warning) => FAULTS.has(warning.type));
  if (faults.length > 0) throw new FeelError(expression, faults.map((fault) => fault.message).join('; '));
  return result.value;
}

/** Syntax only, for linting. @returns the problem, or null. */
export function feelSyntaxProblem(expression: string): string | null {
  const body = expression.startsWith('=') ? expression.slice(1) : expression;
  let problem: string | null = null;
  parseExpression(body, {}, undefined).iterate({
    enter: (node) => {
      if (node.type.isError && problem === null) problem = `unexpected at character ${node.from + 1}`;
    },
  });
  return problem;
}
