import { AppError } from '../../platform/errors/index.js';

const STEP = /^([^.[\]]+)((?:\[\d{1,3}\])*)$/;
const DEEPEST = 8;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

type Container = Record<string, unknown> | unknown[];

/**
 * `recipients[0].position=a&instructions=02&instructions=03` as nested values. A repeated name becomes a list; holes in
 * a list are closed. Everything stays text.
 * @throws AppError malformed on names no page of ours makes.
 */
export function nestFormFields(pairs: Iterable<readonly [string, string]>): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [name, value] of pairs) place(root, stepsOf(name), value);
  return closeHoles(root) as Record<string, unknown>;
}

function stepsOf(name: string): (string | number)[] {
  const steps: (string | number)[] = [];
  for (const part of name.split('.')) {
    const match = STEP.exec(part);
    if (!match || FORBIDDEN.has(match[1]!)) throw new AppError('malformed', { reason: 'field-name' });
    steps.push(match[1]!);
    for (const index of match[2]!.matchAll(/\d+/g)) steps.push(Number(index[0]));
  }
  if (steps.length > DEEPEST) throw new AppError('malformed', { reason: 'field-name' });
  return steps;
}

function place(root: Record<string, unknown>, steps: (string | number)[], value: string): void {
  let container: Container = root;
  for (const [at, step] of steps.entries()) {
    const next = steps[at + 1];
    const present = read(container, step);
    if (next === undefined) {
      write(container, step, present === undefined ? value : [present, value].flat());
    } else if (typeof present === 'object' && present !== null) {
      container = present as Container;
    } else {
      const fresh: Container = typeof next === 'number' ? [] : {};
      write(container, step, fresh);
      container = fresh;
    }
  }
}

const read = (container: Container, step: string | number): unknown =>
  Array.isArray(container) ? container[Number(step)] : container[step];

function write(container: Container, step: string | number, value: unknown): void {
  if (!Array.isArray(container)) container[step] = value;
  else if (typeof step === 'number') container[step] = value;
  else throw new AppError('malformed', { reason: 'field-name' });
}

function closeHoles(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map(closeHoles);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, closeHoles(inner)]));
}
