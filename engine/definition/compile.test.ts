import { describe, expect, test } from 'vitest';
import {
  callActivity,
  diagram,
  end,
  flow,
  message,
  ROOTS,
  serviceTask,
  start,
  timer,
  userTask,
} from '../../tests/support/bpmn-text.js';
import { compiled, forgetCompiled } from './cache.js';
import { compile } from './compile.js';
import { DiagramRefused } from './refusal.js';

async function refusedFor(xml: string): Promise<string[]> {
  const refused = await compile(xml).catch((error: unknown) => error);
  if (!(refused instanceof DiagramRefused)) throw new Error('it was not refused');
  return refused.findings.map((finding) => `${finding.messageKey} ${finding.elementId}`);
}

const WORK = `${start()}${userTask('a')}${end()}${flow('s', 'a', 'e')}`;

describe('a diagram is refused before it is parsed', () => {
  test('when it is larger than 2 MB', async () => {
    expect(await refusedFor(diagram(`<!--${'x'.repeat(2_100_000)}-->`))).toEqual(['engine.lint.too-large null']);
  });

  test('when it declares entities', async () => {
    const bomb = `<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${diagram(WORK)}`;
    expect(await refusedFor(bomb)).toEqual(['engine.lint.entities null']);
  });

  test('when sub-processes lie in each other a hundred deep', async () => {
    const deep = Array.from({ length: 120 }, (_, index) => `<subProcess id="p${index}">`).join('');
    expect(await refusedFor(diagram(deep + '</subProcess>'.repeat(120)))).toEqual(['engine.lint.too-deep null']);
  });

  test('when it holds more than five thousand elements', async () => {
    const many = Array.from({ length: 5_001 }, (_, index) => `<userTask id="t${index}"/>`).join('');
    expect(await refusedFor(diagram(many))).toEqual(['engine.lint.too-many-elements null']);
  });

  test('when it is not XML at all', async () => {
    expect(await refusedFor('not a diagram')).toEqual(['engine.lint.unreadable null']);
  });
});

describe('a diagram is refused by name', () => {
  test.each(['__proto__', 'constructor'])('when an element is called %s', async (id) => {
    expect(await refusedFor(diagram(WORK.replaceAll('"a"', `"${id}"`)))).toContain(`engine.lint.forbidden-id ${id}`);
  });

  test('when it refers to what is not in it', async () => {
    expect(await refusedFor(diagram(`${start()}${flow('s', 'nowhere')}`))).toEqual([
      'engine.lint.unreadable f_s_nowhere',
    ]);
  });

  test('when it uses a construct that is not executed', async () => {
    const complex = `${start()}<complexGateway id="g"/>${end()}${flow('s', 'g', 'e')}`;
    expect(await refusedFor(diagram(complex))).toEqual(['engine.lint.not-executed.complex-gateway g']);
  });

  test('when an id would meet one that the compiler makes', async () => {
    const handler = `<subProcess id="h" triggeredByEvent="true"><startEvent id="hs">${timer('PT1H')}</startEvent>${end('he')}${flow('hs', 'he')}</subProcess>`;
    expect(await refusedFor(diagram(WORK.replaceAll('"a"', '"P__body"') + handler))).toContain(
      'engine.lint.duplicate-id P__body',
    );
  });
});

test('what a diagram needs is known without running it', async () => {
  const { processes, elements } = await compile(
    diagram(
      [
        start(),
        `<startEvent id="m" name="Surat masuk"><extensionElements/>${message('M1')}</startEvent>`,
        userTask('a', '<zeebe:formDefinition formId="letter-form"/>'),
        serviceTask('k', 'letters.register'),
        callActivity('c', 'disposition'),
        '<businessRuleTask id="r"><extensionElements><zeebe:calledDecision decisionId="deadline" resultVariable="x"/></extensionElements></businessRuleTask>',
        end(),
        flow('s', 'a', 'k', 'c', 'r', 'e'),
        flow('m', 'a'),
      ].join(''),
      ROOTS,
    ),
  );
  expect(processes).toEqual([
    {
      id: 'P',
      name: null,
      isExecutable: true,
      startEvents: [
        { id: 's', kind: 'none', name: null, formKey: null, trigger: null },
        { id: 'm', kind: 'message', name: 'Surat masuk', formKey: null, trigger: 'm1' },
      ],
      calls: ['disposition'],
      decisions: ['deadline'],
      services: ['letters.register'],
      forms: ['letter-form'],
      variables: [],
    },
  ]);
  expect(elements.get('k')).toEqual({ id: 'k', name: null, type: 'ServiceTask', processId: 'P' });
});

describe('compiled diagrams are kept by the hash of their content', () => {
  test('and the text is read once', async () => {
    forgetCompiled();
    let reads = 0;
    const read = () => {
      reads++;
      return diagram(WORK);
    };
    expect(await compiled('h1', read)).toBe(await compiled('h1', read));
    expect(reads).toBe(1);
  });

  test('and a failure is not kept', async () => {
    await expect(compiled('h2', () => 'broken')).rejects.toBeInstanceOf(DiagramRefused);
    expect((await compiled('h2', () => diagram(WORK))).processes).toHaveLength(1);
  });
});
