import { diagram, end, flow, gateway, serviceTask, start, userTask, when } from '../../support/bpmn-text.js';
import type { Scenario } from '../scenario.js';
import { complete } from '../scenario.js';

const TAIL = `${serviceTask('z')}${end('e')}`;

export const PARALLEL_JOINS: Scenario[] = [
  {
    name: 'a parallel join is not fired by a rework loop in one branch',
    xml: diagram(
      `${start()}${gateway('f', 'parallel')}${userTask('a')}${gateway('q', 'exclusive', 'f_q_j')}${userTask('b')}${gateway('j', 'parallel')}${TAIL}${flow('s', 'f', 'a', 'q')}${when('q', 'a', '=again')}${flow('q', 'j', 'z', 'e')}${flow('f', 'b', 'j')}`,
    ),
    steps: [complete('a', { again: true }), complete('b'), complete('a', { again: false })],
    left: 'z e',
    variables: { again: true },
  },
  {
    name: 'a parallel join waits for every branch',
    xml: diagram(
      `${start()}${gateway('f', 'parallel')}${userTask('a')}${userTask('b')}${gateway('j', 'parallel')}${TAIL}${flow('s', 'f', 'a', 'j', 'z', 'e')}${flow('f', 'b', 'j')}`,
    ),
    steps: [complete('b'), complete('a')],
    left: 'z e',
  },
  {
    name: 'two flows from one fork into one join are two tokens',
    xml: diagram(
      `${start()}${gateway('f', 'parallel')}${gateway('j', 'parallel')}${TAIL}<sequenceFlow id="p1" sourceRef="f" targetRef="j"/><sequenceFlow id="p2" sourceRef="f" targetRef="j"/>${flow('s', 'f')}${flow('j', 'z', 'e')}`,
    ),
    steps: [],
    left: 'z e',
  },
  {
    name: 'branches completed in two commands meet',
    xml: diagram(
      `${start()}${gateway('f', 'parallel')}${userTask('a')}${userTask('b')}${gateway('j', 'parallel')}${TAIL}${flow('s', 'f', 'a', 'j', 'z', 'e')}${flow('f', 'b', 'j')}`,
    ),
    steps: [complete('a'), complete('b')],
    left: 'z e',
  },
  {
    name: 'a task reached twice is done twice',
    xml: diagram(
      `${start()}${gateway('f', 'parallel')}${userTask('p')}${userTask('q')}${userTask('a')}${TAIL}${flow('s', 'f', 'p', 'a', 'z', 'e')}${flow('f', 'q', 'a')}`,
    ),
    steps: [complete('p'), complete('q'), complete('a'), complete('a')],
    left: 'a z e a z e',
  },
  {
    name: 'a parallel join keeps a token too many and waits for its partner',
    xml: diagram(
      `${start()}${gateway('f', 'parallel')}${gateway('m', 'exclusive')}${userTask('a')}${userTask('a2')}${userTask('b')}${gateway('j', 'parallel')}${userTask('c')}${end('e')}${flow('s', 'f', 'a', 'm', 'j', 'c', 'e')}${flow('f', 'a2', 'm')}${flow('f', 'b', 'j')}`,
    ),
    steps: [complete('a'), complete('a2'), complete('b')],
    left: 'j',
    never: ['c'],
    status: 'running',
  },
];
