import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from './compile-pattern.js';

const piece = fc.constantFrom('a', 'b', '[ab]', '[^a]', '.', '\\d', '\\w', '(a|b)', '(?:ab|b)', '1', '^', '$', '-');
const often = fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,3}', '{2,}');
const pattern = fc
  .array(fc.tuple(piece, often), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.map(([one, times]) => (one === '^' || one === '$' ? one : one + times)).join(''));
const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '-', '\n', 'é'), maxLength: 12 });

describe('a pattern of an agency', () => {
  it('matches as regular expressions do', () => {
    fc.assert(
      fc.property(pattern, text, (source, value) => {
        expect(compilePattern(source)(value), `${source} on ${JSON.stringify(value)}`).toBe(
          new RegExp(source, 'u').test(value),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['^(a+)+$', '^(a|aa)*$', '(a*)*b', 'a*a*a*a*a*a*a*b'])('%s cannot hold up the server', (source) => {
    const started = performance.now();
    compilePattern(source)(`${'a'.repeat(5_000)}!`);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it.each([
    ['(?=a)', 'look-ahead'],
    ['(a)\\1', 'back-reference'],
    ['a{1000}', 'a count beyond bounds'],
    ['(a{50}){50}', 'nested counts beyond bounds'],
    ['[b-a]', 'a range out of order'],
    ['(a', 'an open group'],
    ['*a', 'a lone star'],
    ['a'.repeat(201), 'length'],
  ])('%s is refused: %s', (source) => {
    expect(() => compilePattern(source)).toThrow();
  });
});
