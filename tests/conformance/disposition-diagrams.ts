import type { Values } from '../../engine/contract.js';
import {
  boundary,
  callActivity,
  diagram,
  end,
  error,
  flow,
  forEach,
  gateway,
  mapping,
  message,
  ROOTS,
  serviceTask,
  start,
  timer,
  userTask,
  when,
} from '../support/bpmn-text.js';

/** A disposition that may delegate to others, each of whom runs the same process: recursion by a call activity. */
export const DISPOSITION = diagram(
  [
    start(),
    userTask('decide'),
    gateway('x', 'exclusive', 'f_x_summarise'),
    callActivity(
      'delegate',
      'disposition',
      mapping({ parentDepth: '=depth', depth: '=depth + 1' }),
      forEach('=recipients', 'recipient', {
        completion: '=numberOfCompletedInstances >= quorum',
        outputCollection: 'reports',
        outputElement: '=report',
      }),
    ),
    boundary('late', 'delegate', timer('P3D')),
    boundary('remind', 'delegate', timer('P1D'), false),
    serviceTask('nudge', 'mail'),
    boundary('refused', 'delegate', error('ER')),
    userTask('summarise'),
    userTask('verify'),
    gateway('v', 'exclusive', 'f_v_e'),
    end('e'),
    end('e2'),
    end('e3', error('ER')),
    flow('s', 'decide', 'x'),
    when('x', 'delegate', '=choice = "delegate"'),
    when('x', 'e3', '=choice = "refuse"'),
    flow('x', 'summarise'),
    flow('delegate', 'summarise'),
    flow('late', 'summarise'),
    flow('refused', 'decide'),
    flow('remind', 'nudge', 'e2'),
    flow('summarise', 'verify', 'v'),
    when('v', 'decide', '=not(accepted)'),
    flow('v', 'e'),
  ].join(''),
  ROOTS,
  'disposition',
);

export const LETTER = diagram(
  [
    `<startEvent id="ms">${message('M2')}</startEvent>`,
    serviceTask('register', 'number', mapping({}, { nr: '=nr' })),
    userTask('review'),
    callActivity('dispose', 'disposition', mapping({ depth: '=0', recipient: '="head"' }, { summary: '=report' })),
    boundary('failed', 'dispose', error('ER')),
    userTask('repair'),
    serviceTask('archive', 'number'),
    end('le'),
    flow('ms', 'register', 'review', 'dispose', 'archive', 'le'),
    flow('failed', 'repair', 'archive'),
  ].join(''),
  ROOTS,
  'letter',
);

export const ANSWERS: Values = {
  recipients: [],
  quorum: 99,
  choice: null,
  report: null,
  accepted: true,
  depth: 0,
  reports: [],
};
