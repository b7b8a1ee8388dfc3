import {
  boundary,
  callActivity,
  diagram,
  end,
  error,
  flow,
  forEach,
  mapping,
  ROOTS,
  start,
  userTask,
} from '../../support/bpmn-text.js';
import type { Scenario } from '../scenario.js';
import { complete, open } from '../scenario.js';

const CHILD = diagram(`${start()}${userTask('work')}${end('done')}${flow('s', 'work', 'done')}`, '', 'child');
const FAILING = diagram(
  `${start()}${userTask('work')}${end('bad', error('ER'))}${flow('s', 'work', 'bad')}`,
  ROOTS,
  'child',
);
const calls = (call: string) => diagram(`${start()}${call}${userTask('a')}${end()}${flow('s', 'c', 'a', 'e')}`, ROOTS);

export const CALLS: Scenario[] = [
  {
    name: 'a called process is an instance of its own whose end goes back to the caller',
    xml: calls(callActivity('c', 'child')),
    also: [CHILD],
    steps: [complete('work', { report: 'fine' }), complete('a')],
    left: 'work done c a e',
    check: ({ variables }) => variables.report === 'fine',
  },
  {
    name: 'an output mapping alone decides what comes back',
    xml: calls(callActivity('c', 'child', mapping({}, { summary: '=report' }))),
    also: [CHILD],
    steps: [complete('work', { report: 'fine' }), complete('a')],
    left: 'work c a e',
    check: ({ variables }) => variables.summary === 'fine' && !('report' in variables),
  },
  {
    name: 'nothing comes back when the call says so',
    xml: calls(callActivity('c', 'child', '', '', ' propagateAllChildVariables="false"')),
    also: [CHILD],
    steps: [complete('work', { report: 'fine' }), complete('a')],
    left: 'work c a e',
    check: ({ variables }) => !('report' in variables),
  },
  {
    name: 'an error nobody catches in the child is caught at the call',
    xml: diagram(
      `${start()}${callActivity('c', 'child')}${boundary('b', 'c', error('ER'))}${userTask('h')}${end()}${flow('s', 'c', 'e')}${flow('b', 'h', 'e')}`,
      ROOTS,
    ),
    also: [FAILING],
    steps: [complete('work'), complete('h')],
    left: 'h b e',
  },
  {
    name: 'a call inside a repeated sub-process reads the item of its round',
    xml: diagram(
      `${start()}<subProcess id="p">${forEach('=xs', 'x')}${start('ps')}${callActivity('c', 'child', mapping({ mine: '=x' }))}${end('pe')}${flow('ps', 'c', 'pe')}</subProcess>${end()}${flow('s', 'p', 'e')}`,
    ),
    also: [CHILD],
    variables: { xs: ['p', 'q'] },
    steps: [
      open({ calls: 2, tasks: 2 }),
      (world) => world.complete('work', {}, (instance) => instance.variables.mine === 'q'),
      (world) => world.complete('work', {}, (instance) => instance.variables.mine === 'p'),
    ],
    left: 'work work c c p e',
  },
];
