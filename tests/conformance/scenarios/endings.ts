import { diagram, end, flow, gateway, serviceTask, start, TERMINATE, userTask } from '../../support/bpmn-text.js';
import type { Scenario } from '../scenario.js';
import { complete, open } from '../scenario.js';

const TAIL = `${serviceTask('z')}${end('e')}`;

export const ENDINGS: Scenario[] = [
  {
    name: 'a terminate end takes everything away',
    xml: diagram(
      `${start()}${gateway('f', 'parallel')}${userTask('a')}${userTask('b')}${end('x', TERMINATE)}${end('e')}${flow('s', 'f', 'a', 'x')}${flow('f', 'b', 'e')}`,
    ),
    steps: [complete('a')],
    left: 'x',
    never: ['b'],
  },
  {
    name: 'a terminate end inside a sub-process ends that sub-process only',
    xml: diagram(
      `${start()}<subProcess id="sub"><startEvent id="ss"/>${gateway('f', 'parallel')}${userTask('a')}${userTask('b')}${end('x', TERMINATE)}${flow('ss', 'f', 'a', 'x')}${flow('f', 'b')}</subProcess>${TAIL}${flow('s', 'sub', 'z', 'e')}`,
    ),
    steps: [complete('a')],
    left: 'z e',
    never: ['b'],
  },
  {
    name: 'a terminate end removes jobs and sub-processes',
    xml: diagram(
      `${start()}${gateway('f', 'parallel')}${serviceTask('jj', 'mail')}${userTask('a')}<subProcess id="sub"><startEvent id="ss"/>${userTask('b')}${flow('ss', 'b')}</subProcess>${end('x', TERMINATE)}${end('e')}${flow('s', 'f', 'a', 'x')}${flow('f', 'jj', 'e')}${flow('f', 'sub', 'e')}`,
    ),
    steps: [complete('a')],
    left: 'x',
    never: ['b'],
  },
  {
    name: 'a terminate end inside a sub-process removes its job',
    xml: diagram(
      `${start()}<subProcess id="sub"><startEvent id="ss"/>${gateway('f', 'parallel')}${serviceTask('jj', 'mail')}${userTask('a')}${end('x', TERMINATE)}${flow('ss', 'f', 'jj')}${flow('f', 'a', 'x')}</subProcess>${userTask('h')}${TAIL}${flow('s', 'sub', 'h', 'z', 'e')}`,
    ),
    steps: [complete('a'), open({ tasks: 1, jobs: 0, timers: 0, subscriptions: 0 }), complete('h')],
    left: 'h z e',
  },
];
