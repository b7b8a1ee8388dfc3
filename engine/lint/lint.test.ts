import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Catalogue } from '../../platform/messages/index.js';
import { DISPOSITION, LETTER } from '../../tests/conformance/disposition-diagrams.js';
import { SCENARIOS } from '../../tests/conformance/scenarios/index.js';
import {
  boundary,
  callActivity,
  catchEvent,
  compensate,
  condition,
  diagram,
  end,
  error,
  flow,
  forEach,
  gateway,
  message,
  ROOTS,
  serviceTask,
  start,
  subProcess,
  TERMINATE,
  throwEvent,
  timer,
  userTask,
  when,
} from '../../tests/support/bpmn-text.js';
import { parseDiagram } from '../definition/parse.js';
import type { Knowledge } from './index.js';
import { lint, translateFindings } from './index.js';

const KNOWLEDGE: Knowledge = {
  services: [
    ...['ok', 'biz', 'biz9', 'number'].map((name) => ({ name, kind: 'inUnit' as const })),
    { name: 'mail', kind: 'job' },
    { name: 'number-it', kind: 'inUnit', gives: ['numbered'] },
    { name: 'sign', kind: 'inUnit', needs: ['numbered'], gives: ['signed'] },
    { name: 'deliver', kind: 'job', needs: ['signed'] },
  ],
  forms: ['letter-form'],
  decisions: ['deadline'],
  processes: ['disposition', 'child'],
};

const check = async (xml: string) => lint((await parseDiagram(xml)).rootElement, KNOWLEDGE);

async function found(xml: string): Promise<string[]> {
  const findings = await check(xml);
  return findings.map(({ messageKey, elementId }) => `${messageKey.replace('engine.lint.', '')} ${elementId}`);
}

const ASSIGNED = '<zeebe:assignmentDefinition assignee="=who"/>';
const task = (id: string, extra = '') => userTask(id, ASSIGNED, extra);
const straight = (id: string, activity: string, roots = '') =>
  diagram(`${start()}${activity}${end()}${flow('s', id, 'e')}`, roots);

/** The rule, what is wrong in words, the diagram, where it is found. */
const WRONG: [string, string, string][] = [
  ['not-executed.complex-gateway g', 'a complex gateway', straight('g', '<complexGateway id="g"/>')],
  [
    'not-executed.ad-hoc g',
    'an ad-hoc sub-process',
    straight('g', `<adHocSubProcess id="g">${task('t')}</adHocSubProcess>`),
  ],
  [
    'not-executed.script k',
    'a script in another language',
    straight('k', '<scriptTask id="k" scriptFormat="js"><script>1</script></scriptTask>'),
  ],
  [
    'not-executed.instantiating-receive r',
    'a receive task that begins an instance',
    diagram(
      `${start()}<receiveTask id="r" instantiate="true" messageRef="M1"/>${end()}${flow('s', 'e')}${flow('r', 'e')}`,
      ROOTS,
    ),
  ],
  [
    'not-executed.start-kind s',
    'a process begun by a condition',
    diagram(`<startEvent id="s">${condition('=a')}</startEvent>${end()}${flow('s', 'e')}`),
  ],
  [
    'not-executed.multiple-start s',
    'a start event for several events',
    diagram(`<startEvent id="s">${message('M1')}${message('M2')}</startEvent>${end()}${flow('s', 'e')}`, ROOTS),
  ],
  [
    'not-executed.multiple-boundary b',
    'a boundary event for several events',
    diagram(
      `${start()}${task('a')}${boundary('b', 'a', message('M1') + message('M2'))}${end()}${flow('s', 'a', 'e')}${flow('b', 'e')}`,
      ROOTS,
    ),
  ],
  [
    'not-executed.terminate-beside-handler e',
    'a terminate end beside an event sub-process',
    diagram(
      `${start()}${task('a')}${end('e', TERMINATE)}${flow('s', 'a', 'e')}<subProcess id="x" triggeredByEvent="true"><startEvent id="xs">${message('M1')}</startEvent>${end('xe')}${flow('xs', 'xe')}</subProcess>`,
      ROOTS,
    ),
  ],
  [
    'not-executed.loop-without-collection a',
    'a loop over nothing',
    straight(
      'a',
      task(
        'a',
        '<multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>',
      ),
    ),
  ],
  [
    'not-executed.loop-output-of-sub-process p',
    'a sub-process that collects results',
    straight(
      'p',
      subProcess(
        'p',
        `${forEach('=xs', 'x', { outputCollection: 'ys', outputElement: '=y' })}${start('ps')}${end('pe')}${flow('ps', 'pe')}`,
      ),
    ),
  ],
  [
    'compensation-shape.host b',
    'compensation of a sub-process',
    diagram(
      `${start()}${subProcess('p', `${start('ps')}${end('pe')}${flow('ps', 'pe')}`)}${boundary('b', 'p', compensate())}${serviceTask('u').replace('<serviceTask', '<serviceTask isForCompensation="true"')}<association id="as" sourceRef="b" targetRef="u" associationDirection="One"/>${end()}${flow('s', 'p', 'e')}`,
    ),
  ],
  [
    'compensation-shape.nested t',
    'a throw that would reach into a sub-process',
    diagram(
      `${start()}${subProcess('p', `${start('ps')}${serviceTask('k')}${boundary('b', 'k', compensate())}${serviceTask('u').replace('<serviceTask', '<serviceTask isForCompensation="true"')}<association id="as" sourceRef="b" targetRef="u" associationDirection="One"/>${end('pe')}${flow('ps', 'k', 'pe')}`)}${throwEvent('t', compensate())}${end()}${flow('s', 'p', 't', 'e')}`,
    ),
  ],
  ['start-events.missing P', 'a process without a beginning', diagram(`${task('a')}`)],
  [
    'start-events.several P',
    'two plain beginnings',
    diagram(`${start()}${start('s2')}${end()}${flow('s', 'e')}${flow('s2', 'e')}`),
  ],
  [
    'start-events.nothing D_P',
    'nothing to execute',
    straight('a', task('a')).replace('isExecutable="true"', 'isExecutable="false"'),
  ],
  [
    'event-flows.start s',
    'a flow into a start event',
    diagram(`${start()}${task('a')}${end()}${flow('s', 'a', 'e')}${flow('a', 's')}`),
  ],
  [
    'event-flows.end e',
    'a flow out of an end event',
    diagram(`${start()}${end()}${task('a')}${end('e2')}${flow('s', 'e', 'a', 'e2')}`),
  ],
  [
    'event-flows.boundary-out b',
    'a boundary event that leads nowhere',
    straight('a', task('a') + boundary('b', 'a', timer('P1D'))),
  ],
  [
    'crossing-flow f_s_a',
    'a flow into a sub-process',
    diagram(
      `${start()}${subProcess('p', `${task('a')}${start('ps')}${flow('ps', 'a')}`)}${flow('s', 'a')}${flow('s', 'p')}`,
    ),
  ],
  [
    'missing-reference.event c',
    'a message without a name',
    straight('c', catchEvent('c', '<messageEventDefinition/>')),
  ],
  [
    'gateway-conditions.condition x',
    'a flow without a condition',
    diagram(
      `${start()}${gateway('x', 'exclusive', 'f_x_e')}${task('a')}${end()}${flow('s', 'x', 'a', 'e')}${flow('x', 'e')}`,
    ),
  ],
  [
    'gateway-conditions.default x',
    'a choice without a default',
    diagram(
      `${start()}${gateway('x', 'exclusive')}${task('a')}${end()}${flow('s', 'x')}${when('x', 'a', '=ok')}${when('x', 'e', '=not(ok)')}${flow('a', 'e')}`,
    ),
  ],
  ['unreachable b', 'a task that nothing reaches', diagram(`${start()}${end()}${task('b')}${flow('s', 'e')}`)],
  [
    'deadlock j',
    'a parallel join behind a choice',
    diagram(
      `${start()}${gateway('x', 'exclusive', 'f_x_b')}${task('a')}${task('b')}${gateway('j', 'parallel')}${end()}${flow('s', 'x')}${when('x', 'a', '=ok')}${flow('x', 'b', 'j')}${flow('a', 'j', 'e')}`,
    ),
  ],
  [
    'endless-loop m',
    'a loop of gateways',
    diagram(
      `${start()}${gateway('m', 'exclusive')}${gateway('x', 'exclusive', 'f_x_e')}${end()}${flow('s', 'm', 'x', 'e')}${when('x', 'm', '=again')}`,
    ),
  ],
  [
    'timer c',
    'a date without an offset',
    straight(
      'c',
      catchEvent('c', '<timerEventDefinition><timeDate>2026-03-02T08:00</timeDate></timerEventDefinition>'),
    ),
  ],
  ['timer c', 'a duration in words', straight('c', catchEvent('c', timer('3 hari')))],
  ['timer.missing c', 'a timer that says nothing', straight('c', catchEvent('c', '<timerEventDefinition/>'))],
  [
    'feel-syntax a',
    'an expression that is not well formed',
    straight('a', userTask('a', '<zeebe:assignmentDefinition assignee="=head( +"/>')),
  ],
  [
    'feel-syntax f_x_a',
    'a condition that is not well formed',
    diagram(
      `${start()}${gateway('x', 'exclusive', 'f_x_e')}${task('a')}${end()}${flow('s', 'x', 'e')}${when('x', 'a', '=a >')}${flow('a', 'e')}`,
    ),
  ],
  [
    'feel-syntax.language f_x_a',
    'a condition in another language',
    diagram(
      `${start()}${gateway('x', 'exclusive', 'f_x_e')}${task('a')}${end()}${flow('s', 'x', 'e')}${when('x', 'a', '=a').replace('xsi:type="tFormalExpression"', 'xsi:type="tFormalExpression" language="javascript"')}${flow('a', 'e')}`,
    ),
  ],
  ['unbound-service k', 'a service nobody supplies', straight('k', serviceTask('k', 'nobody'))],
  ['unbound-service.missing k', 'a service task without a service', straight('k', '<serviceTask id="k"/>')],
  ['unbound-service.missing t', 'a message that nobody sends', straight('t', throwEvent('t', message('M2')), ROOTS)],
  [
    'unknown-decision k',
    'a rule table that does not exist',
    straight(
      'k',
      '<businessRuleTask id="k"><extensionElements><zeebe:calledDecision decisionId="none" resultVariable="r"/></extensionElements></businessRuleTask>',
    ),
  ],
  [
    'unknown-decision.incomplete k',
    'a rule table whose result has no name',
    straight(
      'k',
      '<businessRuleTask id="k"><extensionElements><zeebe:calledDecision decisionId="deadline"/></extensionElements></businessRuleTask>',
    ),
  ],
  [
    'unknown-form a',
    'a form that does not exist',
    straight('a', userTask('a', `${ASSIGNED}<zeebe:formDefinition formId="none"/>`)),
  ],
  ['unknown-process c', 'a call of a process that does not exist', straight('c', callActivity('c', 'none'))],
  ['unknown-process.missing c', 'a call of nothing', straight('c', '<callActivity id="c"/>')],
  ['unassigned-task a', 'a task nobody is asked to do', straight('a', userTask('a'))],
  [
    'uncaught-error e',
    'an error that nobody catches',
    diagram(`${start()}${task('a')}${end('e', error('ER'))}${flow('s', 'a', 'e')}`, ROOTS),
  ],
  ['missing-facts d', 'delivering what is not signed', straight('d', serviceTask('d', 'deliver'))],
];

describe('guarantee 11: what is not executed as the standard says is refused by name', () => {
  test.each(WRONG)('%s: %s', async (expected, _what, xml) => {
    expect(await found(xml)).toContain(expected);
  });
});

describe('what can be executed is not refused', () => {
  test.each(Object.values(SCENARIOS).flat())('$name', async ({ xml, throws, status }) => {
    if (throws || status) return;
    const findings = await check(xml);
    // Scenarios assign nobody; a service in a loop, and a choice without a default, are warnings.
    const errors = findings.filter(({ severity, rule }) => severity === 'error' && rule !== 'unassigned-task');
    expect(errors).toEqual([]);
  });

  test.each([
    ['the disposition', DISPOSITION],
    ['the letter', LETTER],
  ])('%s', async (_name, xml) => {
    const findings = await check(xml);
    expect(findings.filter(({ severity, rule }) => severity === 'error' && rule !== 'unassigned-task')).toEqual([]);
  });
});

describe('every finding', () => {
  const catalogue = new Catalogue().addFolder(join(import.meta.dirname, '../messages'));

  test.each(WRONG)('%s is worded in both languages, every place filled', async (_expected, _what, xml) => {
    const findings = await check(xml);
    for (const language of ['id', 'en'] as const)
      for (const { message } of translateFindings(findings, catalogue.translator(language))) {
        expect(message).not.toMatch(/^engine\./);
        expect(message).not.toMatch(/\{\w+\}/);
      }
  });
});
