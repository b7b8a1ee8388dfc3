import {
  boundary,
  catchEvent,
  condition,
  diagram,
  end,
  flow,
  gateway,
  message,
  ROOTS,
  serviceTask,
  signal,
  start,
  throwEvent,
  timer,
  userTask,
} from '../../support/bpmn-text.js';
import type { Scenario } from '../scenario.js';
import { broadcast, change, complete, deliver, finishJob, fire, open } from '../scenario.js';

const TAIL = `${serviceTask('z')}${end('e')}`;

const MESSAGE_OR_TIMER = diagram(
  `${start()}<eventBasedGateway id="g"/>${catchEvent('c', message('M1'))}${catchEvent('tt', timer('PT1H'))}${userTask('a')}${userTask('b')}${end()}${flow('s', 'g', 'c', 'a', 'e')}${flow('g', 'tt', 'b', 'e')}`,
  ROOTS,
);

export const EVENTS: Scenario[] = [
  {
    name: 'a message finds the instance by its correlation key',
    xml: diagram(`${start()}${catchEvent('c', message('M1'))}${TAIL}${flow('s', 'c', 'z', 'e')}`, ROOTS),
    steps: [deliver('m1', '7', { paid: 1 })],
    left: 'c z e',
    variables: { nr: 7 },
    check: ({ variables }) => variables.paid === 1,
  },
  {
    name: 'a receive task receives',
    xml: diagram(`${start()}<receiveTask id="c" messageRef="M1"/>${TAIL}${flow('s', 'c', 'z', 'e')}`, ROOTS),
    steps: [deliver('m1', '7', { paid: 1 })],
    left: 'c z e',
    variables: { nr: 7 },
  },
  {
    name: 'of an event gateway the message wins',
    xml: MESSAGE_OR_TIMER,
    steps: [deliver('m1', '7'), complete('a')],
    left: 'a e',
    variables: { nr: 7 },
    never: ['b'],
  },
  {
    name: 'of an event gateway the timer wins',
    xml: MESSAGE_OR_TIMER,
    steps: [fire('tt'), complete('b')],
    left: 'b e',
    variables: { nr: 7 },
    never: ['a'],
  },
  {
    name: 'an instance begun by a message leaves the other start alone',
    xml: diagram(
      `${start()}<startEvent id="ms">${message('M2')}</startEvent>${userTask('a')}${userTask('b')}${end('e')}${flow('s', 'a', 'e')}${flow('ms', 'b', 'e')}`,
      ROOTS,
    ),
    steps: [complete('b')],
    left: 'b e',
    begin: { message: 'm2' },
    never: ['s', 'a'],
  },
  {
    name: 'an instance begun by hand leaves the message start alone',
    xml: diagram(
      `${start()}<startEvent id="ms">${message('M2')}</startEvent>${userTask('a')}${userTask('b')}${end('e')}${flow('s', 'a', 'e')}${flow('ms', 'b', 'e')}`,
      ROOTS,
    ),
    steps: [complete('a')],
    left: 'a e',
    never: ['ms', 'b'],
  },
  {
    name: 'a condition that becomes true later lets the flow go on',
    xml: diagram(
      `${start()}${gateway('f', 'parallel')}${catchEvent('c', condition('=ready'))}${userTask('a')}${gateway('j', 'parallel')}${TAIL}${flow('s', 'f', 'c', 'j', 'z', 'e')}${flow('f', 'a', 'j')}`,
    ),
    steps: [complete('a', { ready: true })],
    left: 'c z e',
    variables: { ready: false },
  },
  {
    name: 'a condition on a task takes it away',
    xml: diagram(
      `${start()}${gateway('f', 'parallel')}${userTask('a')}${boundary('bc', 'a', condition('=ready'))}${userTask('b')}${userTask('h')}${end('e')}${flow('s', 'f', 'a', 'e')}${flow('bc', 'h', 'e')}${flow('f', 'b', 'e')}`,
    ),
    steps: [complete('b', { ready: true }), complete('h')],
    left: 'b h',
    variables: { ready: false },
    never: ['a'],
  },
  {
    name: 'a signal wakes a catch in the same instance',
    xml: diagram(
      `${start()}${gateway('f', 'parallel')}${catchEvent('c', signal('SG'))}${userTask('a')}${throwEvent('th', signal('SG'))}${TAIL}${flow('s', 'f', 'c', 'z', 'e')}${flow('f', 'a', 'th', 'e')}`,
      ROOTS,
    ),
    steps: [complete('a')],
    left: 'c z',
  },
  {
    name: 'a signal from outside wakes a catch',
    xml: diagram(`${start()}${catchEvent('c', signal('SG'))}${TAIL}${flow('s', 'c', 'z', 'e')}`, ROOTS),
    steps: [broadcast('sg')],
    left: 'c z e',
  },
  {
    name: 'a catch of all its events waits for every one',
    xml: diagram(
      `${start()}<intermediateCatchEvent id="c" parallelMultiple="true">${message('M1')}${signal('SG')}</intermediateCatchEvent>${TAIL}${flow('s', 'c', 'z', 'e')}`,
      ROOTS,
    ),
    steps: [broadcast('sg'), deliver('m1', '7')],
    left: 'z e',
    variables: { nr: 7 },
  },
  {
    name: 'a catch of any of its events goes on with the first',
    xml: diagram(
      `${start()}<intermediateCatchEvent id="c">${message('M1')}${signal('SG')}</intermediateCatchEvent>${TAIL}${flow('s', 'c', 'z', 'e')}`,
      ROOTS,
    ),
    steps: [broadcast('sg')],
    left: 'c z e',
    variables: { nr: 7 },
  },
  {
    name: 'sending a message is a job',
    xml: diagram(
      `${start()}${userTask('a')}<intermediateThrowEvent id="th"><extensionElements><zeebe:taskDefinition type="mail"/></extensionElements>${message('M2')}</intermediateThrowEvent>${TAIL}${flow('s', 'a', 'th', 'z', 'e')}`,
      ROOTS,
    ),
    steps: [complete('a'), finishJob('mail', {})],
    left: 'th z e',
  },
  {
    name: 'a signal end wakes a catch inside a sub-process',
    xml: diagram(
      `${start()}${gateway('f', 'parallel')}<subProcess id="sub"><startEvent id="ss"/>${catchEvent('c', signal('SG'))}${flow('ss', 'c')}</subProcess>${userTask('a')}${end('x', signal('SG'))}${TAIL}${flow('s', 'f', 'sub', 'z', 'e')}${flow('f', 'a', 'x')}`,
      ROOTS,
    ),
    steps: [complete('a')],
    left: 'c z e',
  },
  {
    name: 'a link goes to its other half',
    xml: diagram(
      `${start()}${userTask('a')}<intermediateThrowEvent id="lt"><linkEventDefinition name="L"/></intermediateThrowEvent><intermediateCatchEvent id="lc"><linkEventDefinition name="L"/></intermediateCatchEvent>${TAIL}${flow('s', 'a', 'lt')}${flow('lc', 'z', 'e')}`,
    ),
    steps: [complete('a')],
    left: 'z e',
  },
  {
    name: 'an event gateway begins an instance with the message that came',
    xml: diagram(
      `<eventBasedGateway id="g" instantiate="true"/>${catchEvent('c', message('M2'))}${catchEvent('c2', message('M1'))}${userTask('a')}${userTask('b')}${end('e')}${flow('g', 'c', 'a', 'e')}${flow('g', 'c2', 'b', 'e')}`,
      ROOTS,
    ),
    steps: [deliver('m2'), complete('a')],
    left: 'c a e',
    variables: { nr: 7 },
    never: ['b'],
  },
  {
    name: 'an instance begun by hand leaves an instantiating event gateway alone',
    xml: diagram(
      `${start()}<eventBasedGateway id="g" instantiate="true"/>${catchEvent('c', message('M2'))}${catchEvent('c2', message('M1'))}${userTask('a')}${end()}${flow('s', 'a', 'e')}${flow('g', 'c', 'e')}${flow('g', 'c2', 'e')}`,
      ROOTS,
    ),
    variables: { nr: 7 },
    steps: [open({ subscriptions: 0, tasks: 1 }), complete('a')],
    left: 'a e',
  },
  {
    name: 'a timer whose date is empty is a defect and changes nothing',
    xml: diagram(
      `${start()}${userTask('a')}${catchEvent('t', '<timerEventDefinition><timeDate>=due</timeDate></timerEventDefinition>')}${end()}${flow('s', 'a', 't', 'e')}`,
    ),
    variables: { due: null },
    steps: [complete('a')],
    left: '',
    never: ['a', 't'],
    status: 'running',
    throws: /due date/,
  },
  {
    name: 'a timer whose date has no offset is a defect',
    xml: diagram(
      `${start()}${userTask('a')}${catchEvent('t', '<timerEventDefinition><timeDate>=due</timeDate></timerEventDefinition>')}${end()}${flow('s', 'a', 't', 'e')}`,
    ),
    variables: { due: '2026-04-01T08:00:00' },
    steps: [complete('a')],
    left: '',
    status: 'running',
    throws: /due date/,
  },
  {
    name: 'a condition that a command makes true lets the flow go on',
    xml: diagram(
      `${start()}${gateway('f', 'parallel')}${userTask('a')}${catchEvent('c', condition('=ready'))}${userTask('h')}${end()}${flow('s', 'f', 'a', 'e')}${flow('f', 'c', 'h', 'e')}`,
    ),
    variables: { ready: false },
    steps: [change({ ready: true }), complete('h'), complete('a')],
    left: 'c h a e e',
  },
  {
    name: 'a condition that holds already takes the task away at once',
    xml: diagram(
      `${start()}${userTask('a')}${boundary('bc', 'a', condition('=ready'))}${userTask('h')}${end()}${flow('s', 'a', 'e')}${flow('bc', 'h', 'e')}`,
    ),
    variables: { ready: true },
    steps: [open({ tasks: 1 }), complete('h')],
    left: 'bc h e',
    never: ['a'],
  },
  {
    name: 'a condition beside an event gateway goes on though it holds already at the next command',
    xml: diagram(
      `${start()}<eventBasedGateway id="g"/>${catchEvent('c', condition('=ready'))}${catchEvent('t', timer('PT1H'))}${userTask('h')}${end()}${flow('s', 'g', 'c', 'h', 'e')}${flow('g', 't', 'e')}`,
    ),
    variables: { ready: false },
    steps: [change({ ready: true }), open({ tasks: 1, timers: 0 }), complete('h')],
    left: 'c h e',
    never: ['t'],
  },
  {
    name: 'an instance begun by a timer does not wait for it again',
    xml: diagram(
      `${start()}<startEvent id="ts">${timer('PT1H')}</startEvent>${userTask('a')}${userTask('b')}${end()}${flow('s', 'a', 'e')}${flow('ts', 'b', 'e')}`,
    ),
    begin: { startId: 'ts' },
    steps: [open({ timers: 0, tasks: 1 }), complete('b')],
    left: 'ts b e',
    never: ['s', 'a'],
  },
  {
    name: 'an instance begun by a signal does not wait for it again',
    xml: diagram(
      `${start()}<startEvent id="ss">${signal('SG')}</startEvent>${userTask('b')}${end()}${flow('s', 'e')}${flow('ss', 'b', 'e')}`,
      ROOTS,
    ),
    begin: { startId: 'ss' },
    steps: [open({ subscriptions: 0, tasks: 1 }), complete('b')],
    left: 'ss b e',
    never: ['s'],
  },
];
