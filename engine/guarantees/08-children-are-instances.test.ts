import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from '../../platform/organisation/actor.js';
import {
  boundary,
  callActivity,
  declares,
  diagram,
  end,
  error,
  flow,
  forEach,
  mapping,
  ROOTS,
  start,
  userTask,
} from '../../tests/support/bpmn-text.js';
import { type EngineHouse, engineHouse } from '../../tests/support/engine-house.js';
import type { ProcessListener } from '../contract.js';

const HEAD = '<zeebe:assignmentDefinition assignee="=head()"/>';
const ended: string[] = [];
const listener: ProcessListener = {
  keys: ['member'],
  instanceEnded: async ({ instance }, how) => void ended.push(`${instance.variables.who} ${how}`),
};

const member = diagram(
  start() +
    userTask('answer', HEAD) +
    '<exclusiveGateway id="g" default="f_g_e"/>' +
    `<sequenceFlow id="f_g_bad" sourceRef="g" targetRef="bad"><conditionExpression xsi:type="tFormalExpression">=answer = "no"</conditionExpression></sequenceFlow>` +
    end() +
    end('bad', error('ER')) +
    flow('s', 'answer', 'g', 'e'),
  ROOTS,
  'member',
  declares('answer', 'nr'),
);

const group = (key: string, options: Parameters<typeof forEach>[2], extra = '') =>
  diagram(
    start() +
      callActivity('all', 'member', '', forEach('=people', 'who', options)) +
      extra +
      userTask('conclude', HEAD) +
      end() +
      flow('s', 'all', 'conclude', 'e'),
    ROOTS,
    key,
    declares('people', 'nr'),
  );

let house: EngineHouse;
let head: PersonActor;
beforeAll(async () => {
  house = await engineHouse([], [listener]);
  head = await house.actor('diskominfo.kadis');
  const results = { outputCollection: 'answers', outputElement: '=answer' };
  await house.publish({
    member,
    call: diagram(
      start() +
        callActivity('ask', 'member', mapping({ who: '="one"' }, { heard: '=answer' })) +
        boundary('refused', 'ask', error('ER')) +
        userTask('conclude', HEAD) +
        userTask('console', HEAD) +
        end() +
        end('e2') +
        flow('s', 'ask', 'conclude', 'e') +
        flow('refused', 'console', 'e2'),
      ROOTS,
      'call',
      declares('nr'),
    ),
    everybody: group('everybody', results),
    quorum: group('quorum', { ...results, completion: '=numberOfCompletedInstances >= 2' }),
    queue: group('queue', { ...results, sequential: true }),
  });
});
afterAll(() => house.close());

const detail = (id: string) => house.read(head, (unit) => house.engine.instance(unit, head, id));
const stepsOf = async (id: string) => (await detail(id)).open.map((item) => `${item.kind} ${item.elementId}`);

describe('guarantee 8: the children of a case are cases of their own', () => {
  it('a called process starts in the same unit, and its end reaches the caller with what it gave', async () => {
    const id = await house.start(head, 'call');
    const [child] = (await detail(id)).children;
    expect(await stepsOf(id)).toEqual(['child ask']);

    await house.complete(head, 'answer', child ?? '', { answer: 'yes' });
    await house.drain();

    expect(await detail(id)).toMatchObject({ values: { heard: 'yes' }, open: [{ elementId: 'conclude' }] });
  });

  it('an error of the called process is caught at the call', async () => {
    const id = await house.start(head, 'call');
    const [child] = (await detail(id)).children;

    await house.complete(head, 'answer', child ?? '', { answer: 'no' });
    await house.drain();

    expect(await stepsOf(id)).toEqual(['task console']);
  });

  it('a group waits for all its members and gathers what they gave in their order', async () => {
    const id = await house.start(head, 'everybody', { people: ['ani', 'budi', 'citra'] });
    const children = (await detail(id)).children;
    expect(children).toHaveLength(3);

    for (const child of [...children].reverse())
      await house.complete(head, 'answer', child, { answer: `from ${(await detail(child)).values.who}` });
    await house.drain();

    expect(await detail(id)).toMatchObject({
      values: { answers: ['from ani', 'from budi', 'from citra'] },
      open: [{ elementId: 'conclude' }],
    });
  });

  it('an end that is delivered twice is counted once', async () => {
    const id = await house.start(head, 'everybody', { people: ['ani', 'budi'] });
    const [first = ''] = (await detail(id)).children;
    await house.complete(head, 'answer', first, { answer: 'a' });
    const [transport] = house.engine.transports.filter((one) => one.kind === 'engine-child-end');
    const delivery = {
      id,
      agencyId: house.agencyId,
      dedupeKey: first,
      attempt: 1,
      payload: { parentId: id, childId: first },
      requestId: null,
    };

    await transport?.deliver(delivery);
    await transport?.deliver(delivery);
    await house.drain();

    expect(await stepsOf(id)).toEqual(['child all']);
  });

  it('a quorum ends the group: the others are cancelled and their tasks withdrawn', async () => {
    ended.length = 0;
    const id = await house.start(head, 'quorum', { people: ['ani', 'budi', 'citra', 'dedi'] });
    const [first = '', second = '', third = ''] = (await detail(id)).children;

    await house.complete(head, 'answer', first, { answer: 'x' });
    await house.complete(head, 'answer', second, { answer: 'y' });
    await house.drain();

    expect(await stepsOf(id)).toEqual(['task conclude']);
    expect((await detail(third)).state).toBe('cancelled');
    expect(await house.openTasks(head, third)).toEqual([]);
    expect(ended.sort()).toEqual(['ani completed', 'budi completed', 'citra cancelled', 'dedi cancelled']);
  });

  it('members of a queue begin one after another', async () => {
    const id = await house.start(head, 'queue', { people: ['ani', 'budi'] });
    expect((await detail(id)).children).toHaveLength(1);

    await house.complete(head, 'answer', (await detail(id)).children[0] ?? '', { answer: 'x' });
    await house.drain();
    const [, second = ''] = (await detail(id)).children;
    expect((await detail(second)).values.who).toBe('budi');
    await house.complete(head, 'answer', second, { answer: 'y' });
    await house.drain();

    expect((await detail(id)).values.answers).toEqual(['x', 'y']);
  });

  it('a group of nobody is done at once', async () => {
    const id = await house.start(head, 'everybody', { people: [] });
    expect(await detail(id)).toMatchObject({ values: { answers: [] }, open: [{ elementId: 'conclude' }] });
  });

  it('a member is added and another withdrawn while the group runs', async () => {
    const id = await house.start(head, 'everybody', { people: ['ani', 'budi'] });
    const [ani = '', budi = ''] = (await detail(id)).children;

    const late = await house.command(head, (commands) => commands.addMember(id, 'all', 'late'));
    await house.command(head, (commands) => commands.withdrawMember(budi, 'salah alamat'));
    await house.complete(head, 'answer', ani, { answer: 'a' });
    await house.drain();
    expect(await stepsOf(id)).toEqual(['child all']);
    await house.complete(head, 'answer', late, { answer: 'l' });
    await house.drain();

    expect(await detail(id)).toMatchObject({ values: { answers: ['a', 'l'] }, open: [{ elementId: 'conclude' }] });
    expect((await detail(budi)).state).toBe('cancelled');
  });

  it('sixty recipients are started by messages, each once', async () => {
    const id = await house.start(head, 'everybody', { people: Array.from({ length: 60 }, (_, index) => `p${index}`) });
    expect((await detail(id)).children).toEqual([]);

    await house.drain();

    const children = (await detail(id)).children;
    expect(children).toHaveLength(60);
    await house.command(head, (commands) => commands.cancelInstance(id, 'dibatalkan'));
    const states = await house.rows<{ state: string; n: string }>(
      'select state, count(*) n from instance where root_id = $1 group by state',
      [id],
    );
    expect(states).toEqual([{ state: 'cancelled', n: '61' }]);
    expect(await house.openTasks(head, id)).toEqual([]);
  });
});
