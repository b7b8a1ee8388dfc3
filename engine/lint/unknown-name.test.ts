import { describe, expect, test } from 'vitest';
import {
  callActivity,
  diagram,
  end,
  flow,
  gateway,
  serviceTask,
  start,
  userTask,
  when,
} from '../../tests/support/bpmn-text.js';
import { parseDiagram } from '../definition/parse.js';
import { lint, namesOfDiagrams } from './index.js';

const SERVICES = [
  { name: 'register', kind: 'inUnit' as const, results: ['agendaNumber'] },
  { name: 'quiet', kind: 'inUnit' as const },
];
const NAMES = { functions: ['head', 'workdays'], forms: { answer: ['decision', 'note'] }, processes: {} };

async function found(xml: string, beside: string[] = []): Promise<string[]> {
  const { rootElement } = await parseDiagram(xml);
  const others = await Promise.all(beside.map(async (one) => (await parseDiagram(one)).rootElement));
  const processes = namesOfDiagrams([rootElement], others, NAMES, SERVICES);
  const knowledge = {
    services: SERVICES,
    forms: ['answer'],
    decisions: [],
    processes: ['p', 'child'],
    names: { ...NAMES, processes },
  };
  return lint(rootElement, knowledge)
    .filter(({ rule }) => rule === 'unknown-name')
    .map(({ elementId, severity, values }) => `${severity} ${elementId} ${values.unknown}`);
}

const FORM = '<zeebe:formDefinition formId="answer"/>';
const decided = (condition: string, assignee = '=head()') =>
  diagram(
    `${start()}${userTask('t', `<zeebe:assignmentDefinition assignee="${assignee}"/>${FORM}`)}${gateway('g', 'exclusive', 'f3')}${end('a')}${end('b')}` +
      `${flow('s', 't')}${flow('t', 'g')}${when('g', 'a', condition)}<sequenceFlow id="f3" sourceRef="g" targetRef="b"/>`,
  );

describe('a name that nobody gives', () => {
  test('misspelt in a condition, the diagram is refused instead of failing at every completion', async () => {
    const [finding, ...more] = await found(decided('=desision = "return"'));
    expect(finding).toMatch(/^error .* desision$/);
    expect(more).toEqual([]);
  });

  test('misspelt as a function of who does it, is found at the task', async () => {
    expect(await found(decided('=decision = "return"', '=haed()'))).toEqual(['error t haed']);
  });

  test('given by a form, an office function or a declared variable is none', async () => {
    expect(await found(decided('=decision = "return" and count([note]) = 1'))).toEqual([]);
  });

  test('given by a service that says what it answers with is none; a silent one gives nothing', async () => {
    const using = (service: string) =>
      diagram(
        `${start()}${serviceTask('r', service)}${userTask('t', '<zeebe:assignmentDefinition assignee="=agendaNumber"/>')}${end()}${flow('s', 'r')}${flow('r', 't')}${flow('t', 'e')}`,
      );
    expect(await found(using('register'))).toEqual([]);
    expect(await found(using('quiet'))).toEqual(['error t agendaNumber']);
  });

  test('given by the caller of the process is none, by nobody is one', async () => {
    const child = diagram(
      `${start()}${userTask('t', '<zeebe:assignmentDefinition assignee="=desk"/>')}${end()}${flow('s', 't')}${flow('t', 'e')}`,
      '',
      'child',
    );
    const caller = diagram(
      `${start()}${callActivity('c', 'child', '<zeebe:ioMapping><zeebe:input source="=head()" target="desk"/></zeebe:ioMapping>')}${end()}${flow('s', 'c')}${flow('c', 'e')}`,
    );
    expect(await found(child, [caller])).toEqual([]);
    expect(await found(child)).toEqual(['error t desk']);
  });
});
