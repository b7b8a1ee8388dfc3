import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordAudit } from '../../platform/audit/index.js';
import { diagram, end, flow, start, userTask } from '../../tests/support/bpmn-text.js';
import { type EngineHouse, engineHouse } from '../../tests/support/engine-house.js';
import type { InUnitService } from '../contract.js';

let broken = true;
const fragile: InUnitService = {
  kind: 'inUnit',
  name: 'test.fragile',
  run: async ({ unit, actor }) => {
    await recordAudit(unit, { event: 'test.stored', actor });
    if (broken) throw new Error('the disk of the archive is full');
    return { stored: true };
  },
};

const stored = () => house.rows(`select 1 from audit where event = 'test.stored'`);
const to = (position: string) => `<zeebe:assignmentDefinition assignee="=${position}"/>`;

let house: EngineHouse;
beforeAll(async () => {
  house = await engineHouse([fragile]);
  await house.publish({
    two: diagram(
      start() +
        userTask('first', to('head()')) +
        userTask('second', to('head()')) +
        end() +
        flow('s', 'first', 'second', 'e'),
      '',
      'two',
    ),
    fragile: diagram(
      start() +
        userTask('ask', to('head()')) +
        `<serviceTask id="store"><extensionElements><zeebe:taskDefinition type="test.fragile"/></extensionElements></serviceTask>` +
        end() +
        flow('s', 'ask', 'store', 'e'),
      '',
      'fragile',
    ),
  });
});
afterAll(() => house.close());

describe('guarantee 1: one command is one unit, one transaction, one lock', () => {
  it('a case goes from its start over its tasks to its end', async () => {
    const head = await house.actor('diskominfo.kadis');
    const id = await house.start(head, 'two', { topic: 'server' });
    expect((await house.openTasks(head, id)).map((task) => task.elementId)).toEqual(['first']);

    await house.complete(head, 'first', id, { answer: 42 });
    expect((await house.openTasks(head, id)).map((task) => task.elementId)).toEqual(['second']);

    await house.complete(head, 'second', id);
    const detail = await house.read(head, (unit) => house.engine.instance(unit, head, id));
    expect(detail).toMatchObject({ state: 'completed', open: [], values: { topic: 'server', answer: 42 } });
    const history = await house.read(head, (unit) => house.engine.history(unit, head, id, { limit: 100 }));
    expect(history.items.filter((item) => item.event === 'completed-by').map((item) => item.elementId)).toEqual([
      'first',
      'second',
    ]);
  });

  it('when a service fails nothing of the command stays, neither the engine rows nor those of the service', async () => {
    const head = await house.actor('diskominfo.kadis');
    const id = await house.start(head, 'fragile');
    const before = await house.rows('select * from history where instance_id = $1', [id]);

    await expect(house.complete(head, 'ask', id)).rejects.toThrow('the disk of the archive is full');

    expect(await stored()).toEqual([]);
    expect((await house.openTasks(head, id)).map((task) => task.elementId)).toEqual(['ask']);
    const after = await house.rows<{ event: string }>('select event from history where instance_id = $1', [id]);
    expect(after.length).toBe(before.length + 1);
    expect(after.at(-1)?.event).toBe('incident');
    broken = false;
    await house.complete(head, 'ask', id);
    expect(await stored()).toHaveLength(1);
  });

  it('two people press at once: one is first, the other learns who and when', async () => {
    const head = await house.actor('diskominfo.kadis');
    const id = await house.start(head, 'two');
    const [task] = await house.openTasks(head, id);
    const press = () =>
      house.command(head, (commands) => commands.completeTask({ taskId: task?.id ?? '', values: {} }));

    const results = await Promise.allSettled([press(), press(), press()]);

    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    const refused = results.flatMap((result) => (result.status === 'rejected' ? result.reason : []));
    expect(refused).toHaveLength(2);
    for (const error of refused)
      expect(error).toMatchObject({ code: 'conflict', detail: { reason: 'done', values: { who: head.name } } });
  });
});
