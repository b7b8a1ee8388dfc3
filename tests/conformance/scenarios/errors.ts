import {
  boundary,
  diagram,
  end,
  error,
  escalation,
  flow,
  forEach,
  gateway,
  ROOTS,
  serviceTask,
  start,
  throwEvent,
  userTask,
  when,
} from '../../support/bpmn-text.js';
import type { Scenario } from '../scenario.js';
import { complete, failJob, open } from '../scenario.js';

const TAIL = `${serviceTask('z')}${end('e')}`;

export const ERRORS: Scenario[] = [
  {
    name: 'a business error of a service is caught by its boundary event',
    xml: diagram(
      `${start()}${userTask('a')}${serviceTask('j', 'biz')}${boundary('be', 'j', error('ER'))}${userTask('h')}${TAIL}${flow('s', 'a', 'j', 'z', 'e')}${flow('be', 'h', 'e')}`,
      ROOTS,
    ),
    steps: [complete('a'), complete('h')],
    left: 'h e',
  },
  {
    name: 'a business error with another code is caught nowhere',
    xml: diagram(
      `${start()}${userTask('a')}${serviceTask('j', 'biz9')}${boundary('be', 'j', error('ER'))}${userTask('h')}${TAIL}${flow('s', 'a', 'j', 'z', 'e')}${flow('be', 'h', 'e')}`,
      ROOTS,
    ),
    steps: [complete('a')],
    left: '',
    status: 'failed',
  },
  {
    name: 'a business error of a job is caught by its boundary event',
    xml: diagram(
      `${start()}${serviceTask('j', 'mail')}${boundary('be', 'j', error('ER'))}${userTask('h')}${TAIL}${flow('s', 'j', 'z', 'e')}${flow('be', 'h', 'e')}`,
      ROOTS,
    ),
    steps: [failJob('mail', 'E1'), complete('h')],
    left: 'h e',
  },
  {
    name: 'a catch-all boundary event does not swallow a defect',
    xml: diagram(
      `${start()}${userTask('a')}<subProcess id="sub"><startEvent id="ss"/>${gateway('q', 'exclusive', 'f_q_y')}${userTask('x')}${userTask('y')}${flow('ss', 'q')}${when('q', 'x', '=nosuch > 1')}${flow('q', 'y')}</subProcess>${boundary('be', 'sub', error())}${userTask('h')}${TAIL}${flow('s', 'a', 'sub', 'z', 'e')}${flow('be', 'h', 'e')}`,
      ROOTS,
    ),
    steps: [complete('a')],
    left: '',
    throws: /FEEL/,
    status: 'running',
  },
  {
    name: 'an error end is caught at the sub-process',
    xml: diagram(
      `${start()}<subProcess id="sub"><startEvent id="ss"/>${userTask('a')}${end('x', error('ER'))}${flow('ss', 'a', 'x')}</subProcess>${boundary('be', 'sub', error('ER'))}${userTask('h')}${TAIL}${flow('s', 'sub', 'z', 'e')}${flow('be', 'h', 'e')}`,
      ROOTS,
    ),
    steps: [complete('a'), complete('h')],
    left: 'h e',
  },
  {
    name: 'an uncaught error end fails the instance though another branch is open',
    xml: diagram(
      `${start()}${gateway('f', 'parallel')}${userTask('a')}${userTask('b')}${end('x', error('ER'))}${end('e')}${flow('s', 'f', 'a', 'x')}${flow('f', 'b', 'e')}`,
      ROOTS,
    ),
    steps: [complete('a')],
    left: '',
    status: 'failed',
  },
  {
    name: 'an error is caught by the innermost boundary event only',
    xml: diagram(
      `${start()}<subProcess id="o"><startEvent id="os"/><subProcess id="i"><startEvent id="is"/>${userTask('a')}${end('x', error('ER'))}${flow('is', 'a', 'x')}</subProcess>${boundary('bi', 'i', error('ER'))}${userTask('hi')}${flow('os', 'i')}${flow('bi', 'hi')}</subProcess>${boundary('bo', 'o', error('ER'))}${userTask('ho')}${TAIL}${flow('s', 'o', 'z', 'e')}${flow('bo', 'ho', 'e')}`,
      ROOTS,
    ),
    steps: [complete('a'), complete('hi')],
    left: 'hi z e',
    never: ['ho', 'bo'],
  },
  {
    name: 'an error is not caught by the boundary event of a sibling',
    xml: diagram(
      `${start()}${gateway('f', 'parallel')}<subProcess id="sub"><startEvent id="ss"/>${userTask('a')}${end('x', error('ER'))}${flow('ss', 'a', 'x')}</subProcess>${boundary('b1', 'sub', error('ER'))}${userTask('b')}${boundary('b2', 'b', error('ER'))}${userTask('h1')}${userTask('h2')}${end('e')}${flow('s', 'f', 'sub', 'e')}${flow('f', 'b', 'e')}${flow('b1', 'h1', 'e')}${flow('b2', 'h2', 'e')}`,
      ROOTS,
    ),
    steps: [complete('a'), complete('h1'), complete('b')],
    left: 'h1 b',
    never: ['h2', 'b2'],
  },
  {
    name: 'an escalation is heard while the sub-process goes on',
    xml: diagram(
      `${start()}<subProcess id="sub"><startEvent id="ss"/>${throwEvent('th', escalation('ES'))}${userTask('a')}${flow('ss', 'th', 'a')}</subProcess>${boundary('be', 'sub', escalation('ES'), false)}${userTask('h')}${TAIL}${flow('s', 'sub', 'z', 'e')}${flow('be', 'h')}`,
      ROOTS,
    ),
    steps: [complete('h'), complete('a')],
    left: 'h a z e',
  },
  {
    name: 'an error in a sub-process removes what stood open beside it',
    xml: diagram(
      `${start()}<subProcess id="sub"><startEvent id="ss"/>${gateway('f', 'parallel')}${serviceTask('jj', 'mail')}${userTask('a')}${end('x', error('ER'))}${userTask('b')}${flow('ss', 'f', 'jj')}${flow('f', 'a', 'x')}${flow('f', 'b')}</subProcess>${boundary('be', 'sub', error('ER'))}${userTask('h')}${TAIL}${flow('s', 'sub', 'z', 'e')}${flow('be', 'h', 'e')}`,
      ROOTS,
    ),
    steps: [complete('a'), open({ tasks: 1, jobs: 0, timers: 0, subscriptions: 0 }), complete('h')],
    left: 'h e',
    never: ['z', 'b'],
  },
  {
    name: 'the error of one iteration is caught at the loop',
    xml: diagram(
      `${start()}${userTask('p')}<serviceTask id="k"><extensionElements><zeebe:taskDefinition type="biz"/></extensionElements>${forEach('=rs', 'r')}</serviceTask>${boundary('be', 'k', error('ER'))}${userTask('h')}${TAIL}${flow('s', 'p', 'k', 'z', 'e')}${flow('be', 'h', 'e')}`,
      ROOTS,
    ),
    steps: [complete('p'), complete('h')],
    left: 'h e',
    variables: { rs: [5, 6] },
  },
  {
    name: 'an error is caught by its code though another element names it',
    xml: diagram(
      `${start()}<subProcess id="sub"><startEvent id="ss"/>${userTask('a')}${end('x', error('ER'))}${flow('ss', 'a', 'x')}</subProcess>${boundary('be', 'sub', error('ERb'))}${userTask('h')}${TAIL}${flow('s', 'sub', 'z', 'e')}${flow('be', 'h', 'e')}`,
      `${ROOTS}<error id="ERb" errorCode="E1"/>`,
    ),
    steps: [complete('a'), complete('h')],
    left: 'h e',
  },
  {
    name: 'an escalation without a code is caught by a catch-all',
    xml: diagram(
      `${start()}<subProcess id="sub"><startEvent id="ss"/>${throwEvent('th', escalation('ES'))}${userTask('a')}${flow('ss', 'th', 'a')}</subProcess>${boundary('be', 'sub', escalation(), false)}${userTask('h')}${TAIL}${flow('s', 'sub', 'z', 'e')}${flow('be', 'h')}`,
      ROOTS,
    ),
    steps: [complete('h'), complete('a')],
    left: 'h a z e',
  },
];
