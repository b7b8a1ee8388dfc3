import { describe, expect, test } from 'vitest';
import {
  callActivity,
  catchEvent,
  cycle,
  diagram,
  end,
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
} from '../../tests/support/bpmn-text.js';
import type { Values } from '../contract.js';
import { compile } from '../definition/compile.js';
import type { Session, SessionOptions } from './index.js';
import { recoverSession, startSession } from './index.js';

const NOW = new Date('2026-03-02T01:00:00Z');

const options = (variables: Values = {}, more: Partial<SessionOptions> = {}): SessionOptions => ({
  variables,
  scope: {},
  now: NOW,
  serviceKind: (type) => (type === 'mail' ? 'job' : 'inUnit'),
  runService: async () => undefined,
  ...more,
});

async function started(xml: string, variables: Values = {}, more: Partial<SessionOptions> = {}): Promise<Session> {
  const session = startSession(await compile(xml), 'P', options(variables, more));
  session.start();
  await session.settle();
  return session;
}

const line = (id: string, activity: string, content = '') =>
  diagram(`${start()}${activity}${end()}${flow('s', id, 'e')}`, ROOTS, 'P', content);

describe('guarantee 3: the run awaits nothing', () => {
  test('a service in the unit is asked while settling, not while starting, and its result goes on', async () => {
    const asked: string[] = [];
    const session = startSession(
      await compile(line('k', serviceTask('k', 'letters.register', mapping({ subject: '=title' }, { nr: '=number' })))),
      'P',
      options(
        { title: 'Undangan' },
        {
          runService: async ({ type, elementId, input }) => {
            asked.push(`${type} ${elementId} ${JSON.stringify(input)}`);
            return { number: '005/12' };
          },
        },
      ),
    );
    session.start();
    expect(asked).toEqual([]);
    await session.settle();
    expect(asked).toEqual(['letters.register k {"subject":"Undangan"}']);
    expect(session.variables).toEqual({ title: 'Undangan', nr: '005/12' });
    expect(session.outcome()).toEqual({ state: 'completed' });
  });

  test('a job stays open over a recovery, is new once, and is answered by its execution id', async () => {
    const xml = line('k', serviceTask('k', 'mail', mapping({ to: '=who' })));
    const session = await started(xml, { who: 'a@b.go.id' });
    const [job] = session.open().jobs;
    expect(job).toMatchObject({ elementId: 'k', type: 'mail', input: { to: 'a@b.go.id' }, isNew: true });
    const later = recoverSession(await compile(xml), session.snapshot(), options(session.variables));
    await later.settle();
    expect(later.open().jobs).toMatchObject([{ executionId: job?.executionId, isNew: false }]);
    later.finishJob(job?.executionId ?? '', { sent: true });
    await later.settle();
    expect(later.outcome().state).toBe('completed');
    expect(later.variables.sent).toBe(true);
  });

  test('a defect of a service comes out of settle as it was thrown', async () => {
    const disk = new Error('disk');
    const failing = { runService: async () => Promise.reject(disk) };
    await expect(started(line('k', serviceTask('k', 'x')), {}, failing)).rejects.toBe(disk);
  });

  test('a rule table answers under the name of its result', async () => {
    const task =
      '<businessRuleTask id="k"><extensionElements><zeebe:calledDecision decisionId="deadline" resultVariable="within"/></extensionElements></businessRuleTask>';
    const types: string[] = [];
    const session = await started(
      line('k', task),
      {},
      {
        runService: async ({ type }) => {
          types.push(type);
          return [{ days: 1 }, { days: 2 }];
        },
      },
    );
    expect(types).toEqual(['dmn:deadline']);
    expect(session.variables).toEqual({ within: [{ days: 1 }, { days: 2 }] });
  });
});

describe('guarantee 6: timers are facts, from the clock of the unit', () => {
  test('a timer is due from the unit’s time and never fires by itself', async () => {
    const session = await started(line('t', catchEvent('t', timer('P3D'))));
    const [open] = session.open().timers;
    expect(open).toMatchObject({ elementId: 't', dueAt: new Date('2026-03-05T01:00:00Z'), repeat: null });
    session.fireTimer(open?.executionId ?? '');
    await session.settle();
    expect(session.outcome().state).toBe('completed');
  });

  test('a recovered timer keeps its date, also when it is overdue', async () => {
    const xml = line('t', catchEvent('t', timer('P3D')));
    const session = await started(xml);
    const later = recoverSession(await compile(xml), session.snapshot(), options({}, { now: new Date('2026-07-01') }));
    await later.settle();
    expect(later.open().timers).toMatchObject([{ dueAt: new Date('2026-03-05T01:00:00Z') }]);
    expect(later.outcome().state).toBe('running');
  });

  test('a due date beyond what a JavaScript timer can hold is kept', async () => {
    const session = await started(line('t', catchEvent('t', timer('P400D'))));
    expect(session.open().timers).toMatchObject([{ dueAt: new Date('2027-04-06T01:00:00Z') }]);
  });

  test('a cycle tells how often it repeats', async () => {
    const xml = diagram(
      `${start()}${userTask('a')}<boundaryEvent id="b" attachedToRef="a" cancelActivity="false">${cycle('R3/PT1H')}</boundaryEvent>${end()}${flow('s', 'a', 'e')}${flow('b', 'e')}`,
    );
    const session = await started(xml);
    expect(session.open().timers).toMatchObject([
      { elementId: 'b', repeat: 3, dueAt: new Date('2026-03-02T02:00:00Z') },
    ]);
  });
});

describe('guarantee 7: no JavaScript, and no name that does not exist', () => {
  test('a script in another language is never run', async () => {
    const script =
      '<scriptTask id="k" scriptFormat="javascript"><script>environment.variables.x = 1</script></scriptTask>';
    await expect(started(line('k', script))).rejects.toThrow('not FEEL');
  });

  test.each([
    ['in a condition', '=nosuch'],
    ['for a function', '=nosuch(1)'],
    ['below another', '=known.nosuch = 1'],
  ])('a name that does not exist is an error %s', async (_where, expression) => {
    const xml = diagram(
      `${start()}${gateway('x', 'exclusive', 'f_x_e')}${userTask('a')}${end()}${flow('s', 'x', 'e')}${when('x', 'a', expression)}${flow('a', 'e')}`,
    );
    await expect(started(xml, { known: { a: 1 } })).rejects.toThrow('FEEL');
  });

  test('a condition that is neither true nor false is an error', async () => {
    const xml = diagram(
      `${start()}${gateway('x', 'exclusive', 'f_x_e')}${userTask('a')}${end()}${flow('s', 'x', 'e')}${when('x', 'a', '=answer')}${flow('a', 'e')}`,
    );
    await expect(started(xml, { answer: 'yes' })).rejects.toThrow('neither true nor false');
  });

  test('a declared name is null until somebody answers it', async () => {
    const xml = diagram(
      `${start()}${gateway('x', 'exclusive', 'f_x_e')}${userTask('a')}${end()}${flow('s', 'x', 'e')}${when('x', 'a', '=answer = null and note = null')}${flow('a', 'e')}`,
      '',
      'P',
      '<extensionElements><zeebe:properties><zeebe:property name="variables" value="note, remark"/></zeebe:properties></extensionElements>',
    );
    const session = await started(xml, {}, { declared: ['answer'] });
    expect(session.open().tasks).toHaveLength(1);
    expect(session.variables).toEqual({});
  });

  test('a value may not take the place of an object’s prototype', async () => {
    const session = await started(line('a', userTask('a')));
    const [task] = session.open().tasks;
    const hostile: Values = JSON.parse('{"__proto__": {"admin": true}}');
    expect(() => session.signal(task?.executionId ?? '', hostile)).toThrow('__proto__');
    expect(({} as Values).admin).toBeUndefined();
  });
});

describe('guarantee 8: a called process is an instance of its own', () => {
  test('the child sees all variables of its parent and the mapping over them', async () => {
    const session = await started(line('c', callActivity('c', 'child', mapping({ title: '="re: " + title' }))), {
      title: 'A',
      nr: 7,
    });
    expect(session.open().calls).toMatchObject([
      { elementId: 'c', processKey: 'child', group: null, input: { title: 're: A', nr: 7 } },
    ]);
  });

  test('the child sees the mapping alone when the call says so', async () => {
    const call = callActivity('c', 'child', mapping({ title: '=title' }), '', ' propagateAllParentVariables="false"');
    const session = await started(line('c', call), { title: 'A', nr: 7 });
    expect(session.open().calls[0]?.input).toEqual({ title: 'A' });
  });

  test('a list of children is one wait, whose members are planned one by one', async () => {
    const call = callActivity(
      'c',
      'child',
      mapping({ who: '=recipient' }),
      forEach('=recipients', 'recipient', { completion: '=numberOfCompletedInstances >= quorum' }),
      ' propagateAllParentVariables="false"',
    );
    const session = await started(line('c', call), { recipients: ['x', 'y'], quorum: 2 });
    const [group] = session.open().calls;
    expect(group?.group).toMatchObject({ items: ['x', 'y'], elementVariable: 'recipient', sequential: false });
    const id = group?.executionId ?? '';
    expect(session.memberInput(id, 'z', 2)).toEqual({ recipient: 'z', loopCounter: 3, who: 'z' });
    const condition = group?.group?.completionCondition ?? '';
    expect(session.evaluateAt(id, condition, { numberOfCompletedInstances: 2 })).toBe(true);
  });
});

describe('an open task says who, by when, and with what', () => {
  const extensions = [
    '<zeebe:formDefinition formId="letter-form"/>',
    '<zeebe:assignmentDefinition assignee="=holder(unit)" candidateGroups="group:registry, group:leaders"/>',
    '<zeebe:taskSchedule dueDate="=workdays(now(), 3)" followUpDate="P1D"/>',
    '<zeebe:properties><zeebe:property name="expectation" value="sign"/><zeebe:property name="urgency" value="=urgency"/></zeebe:properties>',
    mapping({ hint: '="nr " + string(nr)' }),
  ].join('');
  const scope = {
    holder: (unit: string) => `position:${unit}`,
    now: () => NOW.toISOString(),
    workdays: (from: string, days: number) => new Date(Date.parse(from) + days * 86_400_000).toISOString(),
  };

  test('evaluated once, when it is read', async () => {
    const values = { unit: 'u1', urgency: 'segera', nr: 7 };
    const session = await started(line('a', userTask('a', extensions)), values, { scope });
    expect({ ...session.open().tasks[0] }).toEqual({
      executionId: expect.any(String),
      elementId: 'a',
      name: 'a',
      formKey: 'letter-form',
      assignee: 'position:u1',
      candidateGroups: ['group:registry', 'group:leaders'],
      dueAt: new Date('2026-03-05T01:00:00Z'),
      followUpAt: new Date('2026-03-03T01:00:00Z'),
      properties: { expectation: 'sign', urgency: 'segera' },
      inputs: { hint: 'nr 7' },
    });
  });

  test('a mistake in it is told only to who reads it', async () => {
    const session = await started(line('a', userTask('a', '<zeebe:assignmentDefinition assignee="=1 + 1"/>')));
    const [task] = session.open().tasks;
    expect(task?.elementId).toBe('a');
    expect(() => task?.assignee).toThrow('not a text');
  });
});

describe('what happened is told as the drawing shows it', () => {
  test('in order, without what only the compiler knows', async () => {
    const handler = `<subProcess id="h" triggeredByEvent="true"><startEvent id="hs" isInterrupting="true">${message('M2')}</startEvent>${userTask('ht')}${flow('hs', 'ht')}</subProcess>`;
    const session = await started(diagram(`${start()}${userTask('a')}${end()}${flow('s', 'a', 'e')}${handler}`, ROOTS));
    const events = () => session.takeEvents().map(({ event, elementId }) => `${event} ${elementId}`);
    expect(events()).toEqual(['entered s', 'left s', 'entered a']);
    expect(events()).toEqual([]);
    const [subscription] = session.open().subscriptions;
    expect(subscription).toMatchObject({ elementId: 'hs', kind: 'message', name: 'm2', correlationKey: null });
    session.signal(subscription?.key ?? '');
    await session.settle();
    expect(events().sort()).toEqual(['cancelled a', 'entered h', 'entered hs', 'entered ht', 'left hs'].sort());
  });
});

test('an instance stays within the number of steps of one command', async () => {
  const round = diagram(
    `${start()}${gateway('m', 'exclusive')}${serviceTask('k', 'x')}${gateway('x', 'exclusive', 'f_x_m')}${end()}${flow('s', 'm', 'k', 'x', 'm')}${when('x', 'e', '=false')}`,
  );
  await expect(started(round, {}, { stepLimit: 500 })).rejects.toThrow('step limit');
});
