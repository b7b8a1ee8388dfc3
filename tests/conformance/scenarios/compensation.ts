import {
  boundary,
  CANCEL,
  compensate,
  diagram,
  end,
  flow,
  serviceTask,
  start,
  throwEvent,
  userTask,
} from '../../support/bpmn-text.js';
import type { Scenario } from '../scenario.js';
import { complete, notYet } from '../scenario.js';

const TAIL = `${serviceTask('z')}${end('e')}`;

const undoingService = (id: string) =>
  `<serviceTask id="${id}" isForCompensation="true"><extensionElements><zeebe:taskDefinition type="ok"/></extensionElements></serviceTask>`;
const undoingTask = (id: string) =>
  `<userTask id="${id}" isForCompensation="true"><extensionElements><zeebe:userTask/></extensionElements></userTask>`;

/** A service whose work `undo` takes back. */
const undoable = (id: string, undo: string, handler = undoingService(undo)) =>
  `${serviceTask(id)}${boundary(`c_${id}`, id, compensate())}${handler}<association id="as_${id}" associationDirection="One" sourceRef="c_${id}" targetRef="${undo}"/>`;

const TWO = `${start()}${undoable('k1', 'u1')}${undoable('k2', 'u2')}${userTask('a')}${TAIL}${flow('s', 'k1', 'k2', 'a', 'th', 'z', 'e')}`;

export const COMPENSATION: Scenario[] = [
  {
    name: 'a compensation throw runs the handler',
    xml: diagram(
      `${start()}${undoable('bk', 'undo')}${userTask('a')}${throwEvent('th', compensate())}${TAIL}${flow('s', 'bk', 'a', 'th', 'z', 'e')}`,
    ),
    steps: [complete('a')],
    left: 'undo z e',
  },
  {
    name: 'without a throw no handler runs',
    xml: diagram(`${start()}${undoable('bk', 'undo')}${userTask('a')}${TAIL}${flow('s', 'bk', 'a', 'z', 'e')}`),
    steps: [complete('a')],
    left: 'z e',
    never: ['undo'],
  },
  {
    name: 'the throw waits for a handler that is a task',
    xml: diagram(
      `${start()}${undoable('bk', 'undo', undoingTask('undo'))}${userTask('a')}${throwEvent('th', compensate())}${TAIL}${flow('s', 'bk', 'a', 'th', 'z', 'e')}`,
    ),
    steps: [complete('a'), notYet('z'), complete('undo')],
    left: 'undo z e',
  },
  {
    name: 'a throw that names an activity compensates it alone',
    xml: diagram(`${TWO}${throwEvent('th', compensate('k1'))}`),
    steps: [complete('a')],
    left: 'u1 z e',
    never: ['u2'],
  },
  {
    name: 'handlers run in reverse order',
    xml: diagram(`${TWO}${throwEvent('th', compensate())}`),
    steps: [complete('a')],
    left: 'u1 u2 z e',
    order: 'u2 u1 z',
  },
  {
    name: 'a cancelled transaction is compensated',
    xml: diagram(
      `${start()}<transaction id="tx">${start('ss')}${undoable('bk', 'undo')}${userTask('a')}${end('x', CANCEL)}${flow('ss', 'bk', 'a', 'x')}</transaction>${boundary('bc', 'tx', CANCEL)}${userTask('h')}${TAIL}${flow('s', 'tx', 'z', 'e')}${flow('bc', 'h', 'e')}`,
    ),
    steps: [complete('a'), complete('h')],
    left: 'undo h e',
    never: ['z'],
  },
];
