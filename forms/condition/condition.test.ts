import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feel } from '../../platform/feel/index.js';
import { plainCondition } from './condition.js';
import { holds } from './holds.js';
import { inputCondition } from './input-condition.js';

const name = fc.constantFrom('decision', 'urgent', 'count', 'nothing');
const constant = fc.constantFrom('"dispose"', '"x"', '1', '-2.5', 'true', 'false', 'null');
const comparison = fc
  .tuple(name, fc.constantFrom('=', '!='), constant)
  .map(([left, operator, right]) => `${left} ${operator} ${right}`);
const condition = fc.oneof(
  comparison,
  fc
    .tuple(comparison, fc.constantFrom('and', 'or'), comparison, fc.constantFrom('and', 'or'), comparison)
    .map(([a, first, b, second, c]) => `${a} ${first} (${b} ${second} ${c})`),
);
const scope = fc.record({
  decision: fc.constantFrom('dispose', 'x', 1, null),
  urgent: fc.constantFrom(true, false, null),
  count: fc.constantFrom(1, -2.5, '1', null),
  nothing: fc.constant(null),
});

describe('a plain condition', () => {
  it('holds exactly when FEEL says so', () => {
    fc.assert(
      fc.property(condition, scope, (expression, values) => {
        expect(plainCondition(expression)).not.toBeNull();
        expect(holds(expression, values)).toBe(feel(expression, values) === true);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(['count(a) > 1', 'a.b = 1', 'not(a = 1)', 'a = b', 'a =', '', 'a = "x" b', 'a = "x\\"y"'])(
    '%s is left to FEEL',
    (expression) => {
      expect(plainCondition(expression)).toBeNull();
    },
  );
});

describe('what a browser is told', () => {
  const inputs = new Map([['decision', 'values.decision']]);
  it('names inputs, and folds what the task already knows', () => {
    expect(inputCondition('=decision != "dispose" or urgency = "biasa"', inputs, { urgency: 'segera' })).toBe(
      '["or",["!=","values.decision","dispose"],false]',
    );
  });
  it('is nothing when only the server can tell', () => {
    expect(inputCondition('=count(recipients) > 1', inputs, {})).toBeNull();
    expect(inputCondition('=unknown = 1', inputs, {})).toBeNull();
    expect(inputCondition(undefined, inputs, {})).toBeNull();
  });
});
