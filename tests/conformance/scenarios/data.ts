import {
  diagram,
  end,
  flow,
  gateway,
  mapping,
  ROOTS,
  serviceTask,
  start,
  userTask,
  when,
} from '../../support/bpmn-text.js';
import type { Scenario } from '../scenario.js';
import { complete, finishJob } from '../scenario.js';

const TAIL = `${serviceTask('z')}${end('e')}`;

export const DATA: Scenario[] = [
  {
    name: 'a job reads its inputs and gives its outputs',
    xml: diagram(
      `${start()}${serviceTask('j', 'mail', mapping({ n: '=nr + 1' }, { res: '=out * 2' }))}${TAIL}${flow('s', 'j', 'z', 'e')}`,
      ROOTS,
    ),
    steps: [finishJob('mail', { out: 21 })],
    left: 'j z e',
    variables: { nr: 7 },
    check: ({ variables }) => variables.res === 42 && variables.out === undefined,
  },
  {
    name: 'a user task reads its inputs and gives its outputs',
    xml: diagram(
      `${start()}${userTask('a', mapping({ l: '=nr + 1' }, { total: '=l + given' }))}${TAIL}${flow('s', 'a', 'z', 'e')}`,
    ),
    steps: [complete('a', { given: 5 })],
    left: 'a z e',
    variables: { nr: 7 },
    check: ({ variables }) => variables.total === 13 && !('given' in variables),
  },
  {
    name: 'a loop of services runs sixty times in one command',
    xml: diagram(
      `${start()}${userTask('a')}${gateway('m', 'exclusive')}${serviceTask('k', 'ok', mapping({ n: '=n' }, { n: '=done' }))}${gateway('q', 'exclusive', 'f_q_z')}${TAIL}${flow('s', 'a', 'm', 'k', 'q')}${when('q', 'm', '=60 > n')}${flow('q', 'z', 'e')}`,
    ),
    steps: [complete('a')],
    left: 'z e',
    variables: { n: 0 },
  },
  {
    name: 'a loop that never waits hits the step limit and changes nothing',
    xml: diagram(
      `${start()}${userTask('a')}${gateway('m', 'exclusive')}<scriptTask id="k"><extensionElements><zeebe:script expression="=n + 1" resultVariable="n"/></extensionElements></scriptTask>${gateway('q', 'exclusive', 'f_q_e')}${end('e')}${flow('s', 'a', 'm', 'k', 'q')}${when('q', 'm', '=true')}${flow('q', 'e')}`,
    ),
    steps: [complete('a')],
    left: '',
    variables: { n: 0 },
    throws: /limit/,
    status: 'running',
  },
  {
    name: 'the default flow of a task is taken beside its flow without a condition',
    xml: diagram(
      `${start()}${userTask('a').replace('<userTask', '<userTask default="f_a_d"')}${serviceTask('c')}${serviceTask('d')}${serviceTask('n')}${flow('s', 'a')}${when('a', 'c', '=chosen')}${flow('a', 'd')}${flow('a', 'n')}`,
    ),
    variables: { chosen: false },
    steps: [complete('a')],
    left: 'd n',
    never: ['c'],
  },
  {
    name: 'a choice none of whose conditions holds is a defect and changes nothing',
    xml: diagram(
      `${start()}${userTask('a')}${gateway('x', 'exclusive')}${end()}${flow('s', 'a', 'x')}${when('x', 'e', '=chosen')}`,
    ),
    variables: { chosen: false },
    steps: [complete('a')],
    left: '',
    never: ['a', 'e'],
    status: 'running',
    throws: /no condition behind <x> holds/,
  },
];
