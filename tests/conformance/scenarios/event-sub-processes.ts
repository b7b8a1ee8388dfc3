import {
  boundary,
  condition,
  diagram,
  end,
  error,
  flow,
  message,
  ROOTS,
  serviceTask,
  signal,
  start,
  timer,
  userTask,
} from '../../support/bpmn-text.js';
import type { Scenario } from '../scenario.js';
import { broadcast, complete, deliver, fire } from '../scenario.js';

const TAIL = `${serviceTask('z')}${end('e')}`;

/** @param work from the start event to the end. */
const handled = (trigger: string, interrupting: boolean, work = `${userTask('a')}${end()}${flow('s', 'a', 'e')}`) =>
  diagram(
    `${start()}${work}<subProcess id="esp" triggeredByEvent="true"><startEvent id="es" isInterrupting="${interrupting}">${trigger}</startEvent>${userTask('ea')}${end('ee')}${flow('es', 'ea', 'ee')}</subProcess>`,
    ROOTS,
  );

export const EVENT_SUB_PROCESSES: Scenario[] = [
  {
    name: 'a message handler beside the work runs as often as the message comes',
    xml: handled(message('M1'), false),
    steps: [deliver('m1', '7'), deliver('m1', '7'), complete('ea'), complete('a'), complete('ea')],
    left: 'ea a ea',
    variables: { nr: 7 },
  },
  {
    name: 'an interrupting message handler takes the work away',
    xml: handled(message('M1'), true),
    steps: [deliver('m1', '7'), complete('ea')],
    left: 'ea',
    variables: { nr: 7 },
    never: ['a'],
  },
  {
    name: 'a timer handler runs beside the work',
    xml: handled(timer('PT1H'), false),
    steps: [fire('es'), complete('ea'), complete('a')],
    left: 'ea a',
  },
  {
    name: 'an interrupting timer handler takes the work away',
    xml: handled(timer('PT1H'), true),
    steps: [fire('es'), complete('ea')],
    left: 'ea',
    never: ['a'],
  },
  {
    name: 'a signal handler runs beside the work',
    xml: handled(signal('SG'), false),
    steps: [broadcast('sg'), complete('a'), complete('ea')],
    left: 'a ea',
  },
  {
    name: 'an error handler catches the error end of its scope',
    xml: handled(error('ER'), true, `${userTask('a')}${end('e', error('ER'))}${flow('s', 'a', 'e')}`),
    steps: [complete('a'), complete('ea')],
    left: 'a ea',
  },
  {
    name: 'a condition handler takes the work away',
    xml: handled(condition('=ready'), true, `${userTask('a')}${userTask('a2')}${end()}${flow('s', 'a', 'a2', 'e')}`),
    steps: [complete('a', { ready: true }), complete('ea')],
    left: 'a ea',
    variables: { ready: false },
    never: ['a2'],
  },
  {
    name: 'a sub-process waits for its message handler',
    xml: diagram(
      `${start()}<subProcess id="sub"><startEvent id="ss"/>${userTask('a')}${end('se')}${flow('ss', 'a', 'se')}<subProcess id="esp" triggeredByEvent="true"><startEvent id="es" isInterrupting="false">${message('M1')}</startEvent>${userTask('ea')}${flow('es', 'ea')}</subProcess></subProcess>${boundary('bt', 'sub', timer('PT1H'))}${TAIL}${flow('s', 'sub', 'z', 'e')}${flow('bt', 'e')}`,
      ROOTS,
    ),
    steps: [deliver('m1', '7'), complete('a'), complete('ea')],
    left: 'a ea z e',
    variables: { nr: 7 },
  },
  {
    name: 'an instance begun by a message has its handlers too',
    xml: diagram(
      `${start()}<startEvent id="ms">${message('M2')}</startEvent>${userTask('a')}${userTask('b')}${end()}${flow('s', 'a', 'e')}${flow('ms', 'b', 'e')}<subProcess id="esp" triggeredByEvent="true"><startEvent id="es" isInterrupting="true">${message('M1')}</startEvent>${userTask('ea')}${flow('es', 'ea')}</subProcess>`,
      ROOTS,
    ),
    variables: { nr: 7 },
    begin: { message: 'm2' },
    steps: [deliver('m1', '7'), complete('ea')],
    left: 'ms ea esp',
    never: ['s', 'a', 'b'],
  },
];
