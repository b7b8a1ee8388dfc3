import { describe, expect, test } from 'vitest';
import { unknownNames } from './index.js';

const KNOWN = new Set(['decision', 'items', 'members', 'route', 'head', 'limit']);

describe('names that an expression reads and nobody gives it', () => {
  test.each([
    ['=desision = "return"', ['desision']],
    ['=kepala(decision)', ['kepala']],
    ['=if lost then decision else gone', ['lost', 'gone']],
    ['for x in items return x + y', ['y']],
    ['some m in missing satisfies m.done', ['missing']],
    ['items[sort by(price) > 3]', ['sort by']],
    ['{ a: other }.a', ['other']],
    ['lost.desk', ['lost']],
  ])('%s', (expression, expected) => {
    expect(unknownNames(expression, KNOWN)).toEqual(expected);
  });

  test.each([
    '=decision = "return"',
    '=count(members) = 0 and not(decision = null)',
    '=route.desk',
    'for x in items, y in x.parts return x.price * y + count(partial)',
    'every m in members satisfies m.done',
    '{ total: sum(items), double: total * 2 }.double',
    'items[price > 5 and item.desk = decision]',
    'sort(items, function(a, b) a.rank < b.rank)',
    'substring(string: decision, start position: 2)',
    'date and time("2026-01-05T08:00:00Z") + duration("P1D")',
    'string length(head())',
    'limit instance of number',
    '[1, 2][item > 1]',
  ])('all known: %s', (expression) => {
    expect(unknownNames(expression, KNOWN)).toEqual([]);
  });
});
