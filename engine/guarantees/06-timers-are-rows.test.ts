import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from '../../platform/organisation/actor.js';
import { boundary, cycle, diagram, end, flow, start, timer, userTask } from '../../tests/support/bpmn-text.js';
import { type EngineHouse, engineHouse } from '../../tests/support/engine-house.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const HEAD = '<zeebe:assignmentDefinition assignee="=head()"/>';
const due = (text: string) => `<zeebe:taskSchedule dueDate="${text}"/>`;
const properties = (values: Record<string, string>) =>
  `<zeebe:properties>${Object.entries(values)
    .map(([name, value]) => `<zeebe:property name="${name}" value="${value}"/>`)
    .join('')}</zeebe:properties>`;

const waiting = (key: string, definition: string, interrupting: boolean) =>
  diagram(
    start() +
      userTask('work', HEAD) +
      boundary('late', 'work', definition, interrupting) +
      userTask('chase', HEAD) +
      end() +
      end('e2') +
      flow('s', 'work', 'e') +
      flow('late', 'chase', 'e2'),
    '',
    key,
  );

let house: EngineHouse;
let head: PersonActor;
beforeAll(async () => {
  house = await engineHouse();
  head = await house.actor('diskominfo.kadis');
  await house.publish({
    deadline: waiting('deadline', timer('PT1H'), true),
    reminded: waiting('reminded', cycle('R3/PT1H'), false),
    distant: waiting('distant', timer('P60D'), true),
    dated: diagram(
      start() +
        userTask(
          'work',
          HEAD + due('=workdays(now(), 2)') + properties({ reminders: '50%, 100%, daily', escalateAfter: '2' }),
        ) +
        end() +
        flow('s', 'work', 'e'),
      '',
      'dated',
    ),
  });
});
afterAll(() => house.close());

const steps = async (id: string) => (await house.openTasks(head, id)).map((task) => task.elementId).sort();
const timersOf = (id: string) =>
  house.rows<{ label: string | null; due_at: Date }>(
    'select label, due_at from timer where instance_id = $1 order by due_at, label',
    [id],
  );

describe('guarantee 6: timers are rows, fired once each and never early', () => {
  it('a deadline fires when it is due, not before, and once however many nodes look', async () => {
    const id = await house.start(head, 'deadline');
    house.clock.advance(HOUR - 1000);
    await house.engine.fireDueTimers();
    expect(await steps(id)).toEqual(['work']);

    house.clock.advance(1001);
    const fired = await Promise.all([
      house.engine.fireDueTimers(),
      house.engine.fireDueTimers(),
      house.engine.fireDueTimers(),
    ]);

    expect(fired.reduce((sum, n) => sum + n, 0)).toBe(1);
    expect(await steps(id)).toEqual(['chase']);
    expect(await timersOf(id)).toEqual([]);
  });

  it('a task completed in time takes its deadline with it', async () => {
    const id = await house.start(head, 'deadline');
    await house.complete(head, 'work', id);
    expect(await timersOf(id)).toEqual([]);
  });

  it('three reminders of a cycle come one after another', async () => {
    const id = await house.start(head, 'reminded');
    let chased = 0;
    for (let round = 1; round <= 5; round++) {
      house.clock.advance(HOUR + 1);
      await house.engine.fireDueTimers();
      if (!(await steps(id)).includes('chase')) continue;
      await house.complete(head, 'chase', id);
      chased++;
    }
    expect(chased).toBe(3);
    expect(await steps(id)).toEqual(['work']);
  });

  it('a deadline in sixty days is kept, also when the program slept over it', async () => {
    const id = await house.start(head, 'distant');
    house.clock.advance(59 * DAY);
    await house.engine.fireDueTimers();
    expect(await steps(id)).toEqual(['work']);
    house.clock.advance(30 * DAY);
    await house.engine.fireDueTimers();
    expect(await steps(id)).toEqual(['chase']);
  });

  it('reminders are sent at half of the time, at its end and each day after, and the path stays', async () => {
    const id = await house.start(head, 'dated');
    expect((await timersOf(id)).map((row) => row.label)).toEqual(['50%', '100%', 'daily', '2']);

    house.clock.advance(8 * DAY);
    await house.engine.fireDueTimers();

    const sent = await house.rows<{ kind: string; label: string }>(
      `select kind, payload->>'label' as label from outbox where payload->>'instanceId' = $1 order by kind, label`,
      [id],
    );
    expect(sent).toEqual([
      { kind: 'task-escalation', label: '2' },
      { kind: 'task-reminder', label: '100%' },
      { kind: 'task-reminder', label: '50%' },
      { kind: 'task-reminder', label: 'daily' },
    ]);
    expect(await steps(id)).toEqual(['work']);
    const [next] = await timersOf(id);
    expect(next?.label).toBe('daily');
    expect(next && next.due_at > house.clock.now()).toBe(true);
  });

  it('who extends the due time moves the reminders with it', async () => {
    const id = await house.start(head, 'dated');
    const [task] = await house.openTasks(head, id);
    const later = new Date(house.clock.now().getTime() + 20 * DAY);

    await house.command(head, (commands) => commands.extendTask(task?.id ?? '', later, 'menunggu data'));

    const [half, whole] = await timersOf(id);
    expect(whole?.due_at).toEqual(later);
    expect(half?.due_at.getTime()).toBeCloseTo((task?.createdAt.getTime() ?? 0) + 10 * DAY, -5);
  });

  it('a new holiday moves open due times and their reminders, but not what was extended by hand', async () => {
    const id = await house.start(head, 'dated');
    const extended = await house.start(head, 'dated');
    const [task] = await house.openTasks(head, id);
    const [byHand] = await house.openTasks(head, extended);
    const later = new Date(house.clock.now().getTime() + 20 * DAY);
    await house.command(head, (commands) => commands.extendTask(byHand?.id ?? '', later, 'menunggu data'));
    await house.engine.followCalendars();
    const dueDay = task?.dueAt?.toISOString().slice(0, 10);

    await house.rows(`insert into holiday (agency_id, day, kind, name) values ($1, $2, 'holiday', 'Libur')`, [
      house.agencyId,
      dueDay,
    ]);
    expect(await house.engine.followCalendars()).toBeGreaterThan(0);

    const [moved] = await house.openTasks(head, id);
    expect(moved?.dueAt && task?.dueAt && moved.dueAt > task.dueAt).toBe(true);
    const rows = await timersOf(id);
    expect(rows.find((row) => row.label === '100%')?.due_at).toEqual(moved?.dueAt);
    const [kept] = await house.openTasks(head, extended);
    expect(kept?.dueAt).toEqual(later);
  });

  it('a process that begins every day begins once a day, also after a day that was slept over', async () => {
    await house.publish({
      daily: diagram(
        `<startEvent id="s">${cycle('R/P1D')}</startEvent>${userTask('open', HEAD)}${end()}${flow('s', 'open', 'e')}`,
        '',
        'daily',
      ),
    });
    const begun = async () =>
      (await house.rows<{ n: number }>(`select count(*)::int as n from instance where process_key = 'daily'`))[0]?.n;
    await house.engine.fireDueTimers();
    expect(await begun()).toBe(0);
    house.clock.advance(DAY + 1);
    await Promise.all([house.engine.fireDueTimers(), house.engine.fireDueTimers()]);
    expect(await begun()).toBe(1);
    house.clock.advance(2 * DAY);
    await house.engine.fireDueTimers();
    await house.engine.fireDueTimers();
    expect(await begun()).toBe(3);
  });

  it('fifty timers due at once are fired once each', async () => {
    await house.command(head, async (commands) => {
      for (let n = 0; n < 50; n++) await commands.startInstance({ key: 'deadline', values: { n } });
    });
    house.clock.advance(HOUR + 1);
    expect(await house.engine.fireDueTimers()).toBeGreaterThanOrEqual(50);
    const [left] = await house.rows<{ n: number }>(
      `select count(*)::int as n from timer t join instance i on i.id = t.instance_id where i.process_key = 'deadline'`,
    );
    expect(left?.n).toBe(0);
  });
});
