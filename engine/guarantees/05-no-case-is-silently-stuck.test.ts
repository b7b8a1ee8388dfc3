import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agencySystemScope } from '../../platform/database/index.js';
import type { PersonActor } from '../../platform/organisation/actor.js';
import {
  callActivity,
  catchEvent,
  declares,
  diagram,
  end,
  flow,
  gateway,
  message,
  ROOTS,
  start,
  userTask,
  when,
} from '../../tests/support/bpmn-text.js';
import { type EngineHouse, engineHouse } from '../../tests/support/engine-house.js';

const HEAD = '<zeebe:assignmentDefinition assignee="=head()"/>';

/** An exclusive choice into a parallel join never completes: lint refuses it, so it arrives as a shipped one. */
const deadlock = diagram(
  start() +
    userTask('choose', HEAD) +
    gateway('x', 'exclusive', 'f_x_j') +
    gateway('y', 'exclusive', 'f_y_j') +
    gateway('j', 'parallel') +
    end() +
    flow('s', 'choose', 'x') +
    when('x', 'y', '=left = true') +
    flow('x', 'j') +
    flow('y', 'j', 'e'),
  '',
  'deadlock',
);

let house: EngineHouse;
let head: PersonActor;
beforeAll(async () => {
  house = await engineHouse();
  head = await house.actor('diskominfo.kadis');
  await house.database.inUnit(agencySystemScope(house.agencyId), (unit) =>
    house.engine.publishShipped(unit, { diagrams: { deadlock }, note: 'test' }),
  );
  await house.publish({
    waiting: diagram(
      start() + catchEvent('wait', message('M1')) + userTask('file', HEAD) + end() + flow('s', 'wait', 'file', 'e'),
      ROOTS,
      'waiting',
      declares('nr'),
    ),
  });
});
afterAll(() => house.close());

describe('guarantee 5: no case is silently stuck', () => {
  it('a step after which nothing would be open does not commit, and an incident says so', async () => {
    const id = await house.start(head, 'deadlock');
    await expect(house.complete(head, 'choose', id, { left: true })).rejects.toThrow('would wait for nothing');
    expect((await house.openTasks(head, id)).map((task) => task.elementId)).toEqual(['choose']);
    const page = await house.read(head, (unit) => house.engine.incidents(unit, house.system, { state: 'open' }));
    expect(page.items).toMatchObject([{ instanceId: id }]);
  });

  it('a case that waits for a message is open, and the message of its key moves it', async () => {
    const id = await house.start(head, 'waiting', { nr: '7' });
    const other = await house.start(head, 'waiting', { nr: '8' });
    const told = await house.command(house.system, (commands) =>
      commands.correlateMessage({ name: 'm1', correlationKey: '7', values: { answer: 'yes' } }),
    );
    expect(told).toEqual({ delivered: 1 });
    expect((await house.openTasks(head, id)).map((task) => task.elementId)).toEqual(['file']);
    expect(await house.openTasks(head, other)).toEqual([]);
  });

  it('the end of a child waits while its parent is suspended, without an incident, and arrives afterwards', async () => {
    await house.publish({
      inner: diagram(start() + userTask('ask', HEAD) + end() + flow('s', 'ask', 'e'), '', 'inner'),
      outer: diagram(
        start() + callActivity('call', 'inner') + userTask('file', HEAD) + end() + flow('s', 'call', 'file', 'e'),
        '',
        'outer',
      ),
    });
    const id = await house.start(head, 'outer');
    const { children } = await house.read(head, (unit) => house.engine.instance(unit, head, id));
    await house.complete(head, 'ask', children[0] ?? '');
    await house.command(head, (commands) => commands.suspendInstance(id, 'diperiksa'));
    await house.drain();
    const open = await house.rows(`select 1 from incident where root_id = $1 and state = 'open'`, [id]);
    expect(open).toEqual([]);

    await house.command(head, (commands) => commands.resumeInstance(id));
    house.clock.advance(120_000);
    await house.drain();
    expect((await house.openTasks(head, id)).map((task) => task.elementId)).toEqual(['file']);
  });

  it('a suspended case refuses its tasks and goes on when resumed', async () => {
    const id = await house.start(head, 'deadlock');
    await house.command(head, (commands) => commands.suspendInstance(id, 'diperiksa'));
    await expect(house.complete(head, 'choose', id)).rejects.toMatchObject({ detail: { reason: 'suspended' } });
    await house.command(head, (commands) => commands.resumeInstance(id));
    const detail = await house.read(head, (unit) => house.engine.instance(unit, head, id));
    expect(detail.state).toBe('running');
  });
});
