import {
  boundary,
  catchEvent,
  diagram,
  end,
  flow,
  forEach,
  gateway,
  serviceTask,
  start,
  timer,
  userTask,
  when,
} from '../../support/bpmn-text.js';
import type { Scenario } from '../scenario.js';
import { complete, finishJob, fire } from '../scenario.js';

const TAIL = `${serviceTask('z')}${end('e')}`;

export const INCLUSIVE_JOINS: Scenario[] = [
  {
    name: 'an inclusive join waits for both branches of a parallel fork',
    xml: diagram(
      `${start()}${gateway('f', 'parallel')}${userTask('a')}${userTask('b')}${gateway('j', 'inclusive')}${TAIL}${flow('s', 'f', 'a', 'j', 'z', 'e')}${flow('f', 'b', 'j')}`,
    ),
    steps: [complete('a'), complete('b')],
    left: 'z e',
  },
  {
    name: 'an inclusive join waits for the two branches taken out of three',
    xml: diagram(
      `${start()}${gateway('f', 'inclusive')}${userTask('a')}${userTask('b')}${userTask('c')}${gateway('j', 'inclusive')}${TAIL}${flow('s', 'f')}${when('f', 'a', '=true')}${when('f', 'b', '=true')}${when('f', 'c', '=false')}${flow('a', 'j', 'z', 'e')}${flow('b', 'j')}${flow('c', 'j')}`,
    ),
    steps: [complete('b'), complete('a')],
    left: 'z e',
  },
  {
    name: 'an inclusive join does not wait for a branch that was not chosen',
    xml: diagram(
      `${start()}${gateway('f', 'exclusive', 'f_f_b')}${userTask('a')}${userTask('b')}${gateway('j', 'inclusive')}${TAIL}${flow('s', 'f')}${when('f', 'a', '=true')}${flow('f', 'b')}${flow('a', 'j', 'z', 'e')}${flow('b', 'j')}`,
    ),
    steps: [complete('a')],
    left: 'z e',
  },
  {
    name: 'nested inclusive joins each wait for their own branches',
    xml: diagram(
      `${start()}${gateway('f', 'inclusive')}${gateway('f2', 'inclusive')}${userTask('a')}${userTask('b')}${userTask('c')}${gateway('j2', 'inclusive')}${gateway('j', 'inclusive')}${TAIL}${flow('s', 'f')}${when('f', 'f2', '=true')}${when('f', 'c', '=true')}${when('f2', 'a', '=true')}${when('f2', 'b', '=true')}${flow('a', 'j2')}${flow('b', 'j2', 'j', 'z', 'e')}${flow('c', 'j')}`,
    ),
    steps: [complete('c'), complete('a'), complete('b')],
    left: 'z e',
  },
  {
    name: 'an inclusive fork and join inside a loop run twice',
    xml: diagram(
      `${start()}${gateway('m', 'exclusive')}${gateway('f', 'inclusive')}${userTask('a')}${userTask('b')}${gateway('j', 'inclusive')}${gateway('q', 'exclusive', 'f_q_z')}${TAIL}${flow('s', 'm', 'f')}${when('f', 'a', '=true')}${when('f', 'b', '=true')}${flow('a', 'j')}${flow('b', 'j', 'q')}${when('q', 'm', '=again')}${flow('q', 'z', 'e')}`,
    ),
    steps: [complete('a', { again: true }), complete('b'), complete('b', { again: false }), complete('a')],
    left: 'z e',
    variables: { again: true },
  },
  {
    name: 'an inclusive join waits for a sub-process',
    xml: diagram(
      `${start()}${gateway('f', 'parallel')}<subProcess id="sub"><startEvent id="ss"/>${userTask('a')}${end('se')}${flow('ss', 'a', 'se')}</subProcess>${userTask('b')}${gateway('j', 'inclusive')}${TAIL}${flow('s', 'f', 'sub', 'j', 'z', 'e')}${flow('f', 'b', 'j')}`,
    ),
    steps: [complete('b'), complete('a')],
    left: 'z e',
  },
  {
    name: 'an inclusive join inside a sub-process joins',
    xml: diagram(
      `${start()}<subProcess id="sub"><startEvent id="ss"/>${gateway('f', 'parallel')}${userTask('a')}${userTask('b')}${gateway('j', 'inclusive')}${serviceTask('y')}${flow('ss', 'f', 'a', 'j', 'y')}${flow('f', 'b', 'j')}</subProcess>${TAIL}${flow('s', 'sub', 'z', 'e')}`,
    ),
    steps: [complete('b'), complete('a')],
    left: 'y z e',
  },
  {
    name: 'an inclusive join goes on when a deadline leads a branch elsewhere',
    xml: diagram(
      `${start()}${gateway('f', 'parallel')}${userTask('a')}${boundary('bt', 'a', timer('PT1H'))}${end('x')}${userTask('b')}${gateway('j', 'inclusive')}${TAIL}${flow('s', 'f', 'a', 'j', 'z', 'e')}${flow('bt', 'x')}${flow('f', 'b', 'j')}`,
    ),
    steps: [complete('b'), fire('bt')],
    left: 'x z e',
  },
  {
    name: 'an inclusive join waits for the deadline handler that comes back to it',
    xml: diagram(
      `${start()}${gateway('f', 'parallel')}${userTask('a')}${boundary('bt', 'a', timer('PT1H'))}${userTask('h')}${userTask('b')}${gateway('j', 'inclusive')}${TAIL}${flow('s', 'f', 'a', 'j', 'z', 'e')}${flow('bt', 'h', 'j')}${flow('f', 'b', 'j')}`,
    ),
    steps: [complete('b'), fire('bt'), complete('h')],
    left: 'z e',
  },
  {
    name: 'an inclusive join waits while a branch goes round in rework',
    xml: diagram(
      `${start()}${gateway('f', 'inclusive')}${userTask('a')}${gateway('q', 'exclusive', 'f_q_j')}${userTask('b')}${gateway('j', 'inclusive')}${TAIL}${flow('s', 'f')}${when('f', 'a', '=true')}${when('f', 'b', '=true')}${flow('a', 'q')}${when('q', 'a', '=again')}${flow('q', 'j', 'z', 'e')}${flow('b', 'j')}`,
    ),
    steps: [complete('a', { again: true }), complete('b'), complete('a', { again: false })],
    left: 'z e',
    variables: { again: true },
  },
  {
    name: 'a token sent back behind the inclusive join passes it alone',
    xml: diagram(
      `${start()}${gateway('f', 'parallel')}${userTask('a')}${userTask('b')}${gateway('j', 'inclusive')}${gateway('q', 'exclusive', 'f_q_z')}${TAIL}${flow('s', 'f', 'a', 'j', 'q')}${flow('f', 'b', 'j')}${when('q', 'a', '=again')}${flow('q', 'z', 'e')}`,
    ),
    steps: [complete('a'), complete('b', { again: true }), complete('a', { again: false })],
    left: 'z e',
    variables: { again: false },
  },
  {
    name: 'two inclusive joins in a row each wait for theirs',
    xml: diagram(
      `${start()}${gateway('f', 'inclusive')}${userTask('a')}${userTask('b')}${userTask('c')}${gateway('j1', 'inclusive')}${userTask('m')}${gateway('j2', 'inclusive')}${TAIL}${flow('s', 'f')}${when('f', 'a', '=true')}${when('f', 'b', '=true')}${when('f', 'c', '=true')}${flow('a', 'j1')}${flow('b', 'j1', 'm', 'j2', 'z', 'e')}${flow('c', 'j2')}`,
    ),
    steps: [complete('c'), complete('b'), complete('a'), complete('m')],
    left: 'z e',
  },
  {
    name: 'an inclusive join goes on when a branch ends before it',
    xml: diagram(
      `${start()}${gateway('f', 'parallel')}${userTask('a')}${gateway('q', 'exclusive', 'f_q_j')}${end('x')}${userTask('b')}${gateway('j', 'inclusive')}${TAIL}${flow('s', 'f', 'a', 'q', 'j', 'z', 'e')}${when('q', 'x', '=leave')}${flow('f', 'b', 'j')}`,
    ),
    steps: [complete('b'), complete('a', { leave: true })],
    left: 'x z e',
    variables: { leave: false },
  },
  {
    name: 'an inclusive join waits for a job, a list of tasks and a timer inside a sub-process',
    xml: diagram(
      `${start()}${gateway('f', 'parallel')}${serviceTask('jj', 'mail')}${userTask('b', '', forEach('=rs', 'r'))}<subProcess id="sub"><startEvent id="ss"/>${catchEvent('tt', timer('PT1H'))}${flow('ss', 'tt')}</subProcess>${gateway('j', 'inclusive')}${TAIL}${flow('s', 'f', 'jj', 'j', 'z', 'e')}${flow('f', 'b', 'j')}${flow('f', 'sub', 'j')}`,
    ),
    steps: [fire('tt'), complete('b'), finishJob('mail', {}), complete('b')],
    left: 'z e',
    variables: { rs: [1, 2] },
  },
];
