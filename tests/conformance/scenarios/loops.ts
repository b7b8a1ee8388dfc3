import { diagram, end, flow, forEach, mapping, serviceTask, start, userTask } from '../../support/bpmn-text.js';
import type { Scenario } from '../scenario.js';
import { complete, finishJob, open } from '../scenario.js';

const TAIL = `${serviceTask('z')}${end('e')}`;

export const LOOPS: Scenario[] = [
  {
    name: 'a list of tasks collects its results in the order of the list',
    xml: diagram(
      `${start()}${userTask('a', '', forEach('=rs', 'r', { outputCollection: 'votes', outputElement: '=vote' }))}${TAIL}${flow('s', 'a', 'z', 'e')}`,
    ),
    steps: [complete('a', { vote: 'x' }, 1), complete('a', { vote: 'y' }, 0), complete('a', { vote: 'z' }, 2)],
    left: 'a z e',
    variables: { rs: ['p', 'q', 'r'] },
    check: ({ variables }) => JSON.stringify(variables.votes) === JSON.stringify([...'yxz']),
  },
  {
    name: 'the inner of two nested loops still sees the item of the outer',
    xml: diagram(
      `${start()}<subProcess id="o">${forEach('=rs', 'r')}<startEvent id="os"/><subProcess id="i">${forEach('=qs', 'q')}<startEvent id="is"/>${serviceTask('k', 'ok', mapping({ n: '=1' }, { last: '=r + q' }))}${userTask('a')}${flow('is', 'k', 'a')}</subProcess>${flow('os', 'i')}</subProcess>${TAIL}${flow('s', 'o', 'z', 'e')}`,
    ),
    steps: [complete('a'), complete('a'), complete('a'), complete('a')],
    left: 'o z e',
    variables: { rs: ['p', 'q'], qs: ['1', '2'] },
    check: ({ variables }) => variables.last === 'q2',
  },
  {
    name: 'a task repeats while its condition holds',
    xml: diagram(
      `${start()}${userTask('a', '', '<standardLoopCharacteristics testBefore="false" loopMaximum="5"><loopCondition xsi:type="tFormalExpression">=again</loopCondition></standardLoopCharacteristics>')}${TAIL}${flow('s', 'a', 'z', 'e')}`,
    ),
    steps: [complete('a', { again: true }), complete('a', { again: false })],
    left: 'a a z e',
    variables: { again: true },
  },
  {
    name: 'a list of tasks one after another',
    xml: diagram(
      `${start()}${userTask('a', '', forEach('=rs', 'r', { sequential: true, outputCollection: 'votes', outputElement: '=vote + r' }))}${TAIL}${flow('s', 'a', 'z', 'e')}`,
    ),
    steps: [complete('a', { vote: 'x' }), complete('a', { vote: 'y' })],
    left: 'a z e',
    variables: { rs: ['p', 'q'] },
    check: ({ variables }) => JSON.stringify(variables.votes) === JSON.stringify(['xp', 'yq']),
  },
  {
    name: 'a list of tasks ends early when its condition holds',
    xml: diagram(
      `${start()}${userTask('a', '', forEach('=rs', 'r', { completion: '=stop' }))}${TAIL}${flow('s', 'a', 'z', 'e')}`,
    ),
    steps: [complete('a', { stop: false }), complete('a', { stop: true })],
    left: 'a z e',
    variables: { rs: ['p', 'q', 'r'], stop: false },
  },
  {
    name: 'a list of nobody is passed at once',
    xml: diagram(`${start()}${userTask('a', '', forEach('=rs', 'r'))}${TAIL}${flow('s', 'a', 'z', 'e')}`),
    steps: [],
    left: 'z e',
    variables: { rs: [] },
  },
  {
    name: 'a hundred and twenty tasks open at once',
    xml: diagram(`${start()}${userTask('a', '', forEach('=rs', 'r'))}${TAIL}${flow('s', 'a', 'z', 'e')}`),
    steps: [open({ tasks: 120 }), ...Array.from({ length: 3 }, () => complete('a')), open({ tasks: 117 })],
    left: '',
    variables: { rs: Array.from({ length: 120 }, (_, i) => i) },
    status: 'running',
  },
  {
    name: 'a service runs for each item',
    xml: diagram(
      `${start()}${userTask('p')}<serviceTask id="k"><extensionElements><zeebe:taskDefinition type="ok"/>${mapping({ n: '=r' }, { last: '=done' })}</extensionElements>${forEach('=rs', 'r')}</serviceTask>${TAIL}${flow('s', 'p', 'k', 'z', 'e')}`,
    ),
    steps: [complete('p')],
    left: 'k z e',
    variables: { rs: [5, 6] },
    check: ({ variables }) => variables.last === 7,
  },
  {
    name: 'jobs for each item finish in two commands',
    xml: diagram(
      `${start()}<serviceTask id="k"><extensionElements><zeebe:taskDefinition type="mail"/></extensionElements>${forEach('=rs', 'r')}</serviceTask>${TAIL}${flow('s', 'k', 'z', 'e')}`,
    ),
    steps: [finishJob('mail', {}), finishJob('mail', {})],
    left: 'k z e',
    variables: { rs: [5, 6] },
  },
  {
    name: 'a sub-process that tests before repeats while its condition holds',
    xml: diagram(
      `${start()}<subProcess id="sub"><standardLoopCharacteristics testBefore="true"><loopCondition xsi:type="tFormalExpression">=again</loopCondition></standardLoopCharacteristics><startEvent id="ss"/>${userTask('a')}${flow('ss', 'a')}</subProcess>${TAIL}${flow('s', 'sub', 'z', 'e')}`,
    ),
    steps: [complete('a', { again: true }), complete('a', { again: false })],
    left: 'a a z e',
    variables: { again: true },
  },
  {
    name: 'a loop that tests before may not run at all',
    xml: diagram(
      `${start()}${userTask('a', '', '<standardLoopCharacteristics testBefore="true"><loopCondition xsi:type="tFormalExpression">=again</loopCondition></standardLoopCharacteristics>')}${TAIL}${flow('s', 'a', 'z', 'e')}`,
    ),
    steps: [],
    left: 'z e',
    variables: { again: false },
  },
  {
    name: 'a loop stops at its maximum',
    xml: diagram(
      `${start()}${userTask('a', '', '<standardLoopCharacteristics loopMaximum="2"><loopCondition xsi:type="tFormalExpression">=again</loopCondition></standardLoopCharacteristics>')}${TAIL}${flow('s', 'a', 'z', 'e')}`,
    ),
    steps: [complete('a', { again: true }), complete('a', { again: true })],
    left: 'z e',
    variables: { again: true },
  },
];
