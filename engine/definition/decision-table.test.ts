import { describe, expect, test } from 'vitest';
import type { DecisionTable } from './decision-table.js';
import { DecisionError, evaluateDecision, parseDecisionTable } from './decision-table.js';
import { DiagramRefused } from './refusal.js';

interface Row {
  tests: string[];
  results: string[];
}

const escaped = (cell: string) => cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const dmn = (rows: Row[], policy = 'UNIQUE', inputs = ['urgency', 'days']) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="Batas waktu" namespace="t">
  <decision id="deadline" name="Batas waktu"><decisionTable id="t" hitPolicy="${policy}">
    ${inputs.map((name) => `<input id="i_${name}" label="${name}"><inputExpression id="e_${name}"><text>${name}</text></inputExpression></input>`).join('')}
    <output id="o1" name="within"/><output id="o2" name="note"/>
    ${rows.map(({ tests, results }, index) => `<rule id="r${index}">${tests.map((cell, column) => `<inputEntry id="r${index}i${column}"><text>${escaped(cell)}</text></inputEntry>`).join('')}${results.map((cell, column) => `<outputEntry id="r${index}o${column}"><text>${escaped(cell)}</text></outputEntry>`).join('')}</rule>`).join('')}
  </decisionTable></decision></definitions>`;

const ROWS: Row[] = [
  { tests: ['"segera"', '-'], results: ['1', '"hari ini"'] },
  { tests: ['"biasa"', '< 10'], results: ['days + 1', '"biasa"'] },
  { tests: ['"biasa"', '>= 10'], results: ['10', ''] },
];

describe('a rule table', () => {
  test('answers with the one row that matches, its cells computed', async () => {
    const table = await parseDecisionTable(dmn(ROWS));
    expect(table).toMatchObject({ id: 'deadline', name: 'Batas waktu', hitPolicy: 'UNIQUE' });
    expect(evaluateDecision(table, { urgency: 'segera', days: 4 })).toEqual({ within: 1, note: 'hari ini' });
    expect(evaluateDecision(table, { urgency: 'biasa', days: 4 })).toEqual({ within: 5, note: 'biasa' });
    expect(evaluateDecision(table, { urgency: 'biasa', days: 12 })).toEqual({ within: 10, note: null });
  });

  test('answers with nothing when no row matches', async () => {
    const table = await parseDecisionTable(dmn(ROWS));
    expect(evaluateDecision(table, { urgency: 'kilat', days: 1 })).toBeNull();
  });

  test('refuses to choose between two rows where one only may match, and names them', async () => {
    const table = await parseDecisionTable(dmn([...ROWS, { tests: ['-', '4'], results: ['2', '""'] }]));
    expect(() => evaluateDecision(table, { urgency: 'segera', days: 4 })).toThrow(
      'rule table deadline, row 4: matches as well as row 1',
    );
  });

  test('takes the first of several rows when it says FIRST', async () => {
    const rows = [...ROWS, { tests: ['-', '-'], results: ['99', '""'] }];
    const table = await parseDecisionTable(dmn(rows, 'FIRST'));
    expect(evaluateDecision(table, { urgency: 'segera', days: 4 })).toMatchObject({ within: 1 });
    expect(evaluateDecision(table, { urgency: 'kilat', days: 4 })).toMatchObject({ within: 99 });
  });

  test('collects all rows that match when it says COLLECT', async () => {
    const table = await parseDecisionTable(dmn([...ROWS, { tests: ['-', '-'], results: ['99', '""'] }], 'COLLECT'));
    const hits = evaluateDecision(table, { urgency: 'segera', days: 4 });
    expect(hits).toMatchObject([{ within: 1 }, { within: 99 }]);
    expect(evaluateDecision(await parseDecisionTable(dmn([], 'COLLECT')), { urgency: 'x', days: 1 })).toEqual([]);
  });

  test('takes a name that does not exist as an error, not as nothing', async () => {
    const table = await parseDecisionTable(dmn([{ tests: ['-', '-'], results: ['nosuch', '""'] }]));
    expect(() => evaluateDecision(table, { urgency: 'x', days: 1 })).toThrow(DecisionError);
    expect(() => evaluateDecision(table, { urgency: 'x' })).toThrow('rule table deadline');
  });

  test.each<[string, string, string]>([
    ['a hit policy that is not executed', dmn(ROWS, 'RULE ORDER'), 'table-hit-policy'],
    ['a row with a missing cell', dmn([{ tests: ['-'], results: ['1', '2'] }]), 'table-cells'],
    ['a cell that is not well formed', dmn([{ tests: ['-', '-'], results: ['1 +', '2'] }]), 'table-cell'],
    ['a column without an expression', dmn([], 'UNIQUE', ['']), 'table-column'],
    ['text that is not DMN', '<definitions/>', 'table-unreadable'],
    ['entities', `<!DOCTYPE x [<!ENTITY a "b">]>${dmn(ROWS)}`, 'entities'],
  ])('is refused by name for %s', async (_what, xml, rule) => {
    const refused = await parseDecisionTable(xml).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DiagramRefused);
    expect((refused as DiagramRefused).findings.map((finding) => finding.rule)).toEqual([rule]);
  });
});

test('a column called like a part of every object is an ordinary column', async () => {
  const table: DecisionTable = {
    id: 'x',
    name: 'x',
    hitPolicy: 'UNIQUE',
    inputs: [],
    outputs: [{ name: 'constructor', label: '' }],
    rules: [{ id: '1', tests: [], results: ['1'] }],
  };
  expect(evaluateDecision(table, {})).toEqual({ constructor: 1 });
});
