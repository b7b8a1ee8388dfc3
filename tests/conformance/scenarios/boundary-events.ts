import {
  boundary,
  catchEvent,
  cycle,
  diagram,
  end,
  flow,
  forEach,
  gateway,
  mapping,
  message,
  ROOTS,
  serviceTask,
  signal,
  start,
  timer,
  userTask,
} from '../../support/bpmn-text.js';
import type { Scenario } from '../scenario.js';
import { broadcast, complete, deliver, finishJob, fire, open } from '../scenario.js';

const TAIL = `${serviceTask('z')}${end('e')}`;

export const BOUNDARY_EVENTS: Scenario[] = [
  {
    name: 'a reminder runs beside the task',
    xml: diagram(
      `${start()}${userTask('a')}${boundary('bt', 'a', timer('PT1H'), false)}${serviceTask('r')}${TAIL}${end('e2')}${flow('s', 'a', 'z', 'e')}${flow('bt', 'r', 'e2')}`,
    ),
    steps: [fire('bt'), complete('a')],
    left: 'r z e',
  },
  {
    name: 'a non-interrupting message is answered as often as it comes',
    xml: diagram(
      `${start()}${userTask('a')}${boundary('bm', 'a', message('M1'), false)}${serviceTask('r')}${TAIL}${end('e2')}${flow('s', 'a', 'z', 'e')}${flow('bm', 'r', 'e2')}`,
      ROOTS,
    ),
    steps: [deliver('m1', '7'), deliver('m1', '7'), deliver('m1', '7'), complete('a')],
    left: 'r r r z e',
    variables: { nr: 7 },
  },
  {
    name: 'an interrupting message takes the task away',
    xml: diagram(
      `${start()}${userTask('a')}${boundary('bm', 'a', message('M1'))}${serviceTask('r')}${TAIL}${end('e2')}${flow('s', 'a', 'z', 'e')}${flow('bm', 'r', 'e2')}`,
      ROOTS,
    ),
    steps: [deliver('m1', '7')],
    left: 'r e2',
    variables: { nr: 7 },
  },
  {
    name: 'a deadline on a job takes it away',
    xml: diagram(
      `${start()}${serviceTask('j', 'mail')}${boundary('bt', 'j', timer('PT1H'))}${userTask('h')}${TAIL}${flow('s', 'j', 'z', 'e')}${flow('bt', 'h', 'e')}`,
      ROOTS,
    ),
    steps: [fire('bt'), complete('h')],
    left: 'h e',
  },
  {
    name: 'a reminder repeats three times',
    xml: diagram(
      `${start()}${userTask('a')}${boundary('bt', 'a', cycle('R3/PT1H'), false)}${serviceTask('r')}${TAIL}${flow('s', 'a', 'z', 'e')}${flow('bt', 'r')}`,
    ),
    steps: [fire('bt'), fire('bt'), fire('bt'), complete('a')],
    left: 'r r r z e',
  },
  {
    name: 'a deadline on a sub-process removes its job, task and timer',
    xml: diagram(
      `${start()}<subProcess id="sub"><startEvent id="ss"/>${gateway('f', 'parallel')}${serviceTask('jj', 'mail')}${userTask('a')}${catchEvent('tt', timer('PT1H'))}${flow('ss', 'f', 'jj')}${flow('f', 'a')}${flow('f', 'tt')}</subProcess>${boundary('bt', 'sub', timer('PT2H'))}${userTask('h')}${TAIL}${flow('s', 'sub', 'z', 'e')}${flow('bt', 'h', 'e')}`,
    ),
    steps: [fire('bt'), open({ tasks: 1, jobs: 0, timers: 0, subscriptions: 0 }), complete('h')],
    left: 'h e',
    never: ['z', 'a'],
  },
  {
    name: 'each iteration of a sub-process has its own timer and job',
    xml: diagram(
      `${start()}<subProcess id="sub">${forEach('=rs', 'r')}<startEvent id="ss"/>${userTask('a')}${boundary('bt', 'a', timer('PT1H'))}${serviceTask('jj', 'mail', mapping({ who: '=r' }))}${end('se')}${flow('ss', 'a', 'se')}${flow('bt', 'jj', 'se')}</subProcess>${TAIL}${flow('s', 'sub', 'z', 'e')}`,
    ),
    steps: [fire('bt'), complete('a'), fire('bt'), finishJob('mail', {}), finishJob('mail', {})],
    left: 'sub z e',
    variables: { rs: ['p', 'q', 'r'] },
  },
  {
    name: 'a non-interrupting signal is answered as often as it comes',
    xml: diagram(
      `${start()}${userTask('a')}${boundary('bs', 'a', signal('SG'), false)}${serviceTask('r')}${end('e2')}${TAIL}${flow('s', 'a', 'z', 'e')}${flow('bs', 'r', 'e2')}`,
      ROOTS,
    ),
    steps: [broadcast('sg'), broadcast('sg'), complete('a')],
    left: 'bs bs r r z e',
  },
];
