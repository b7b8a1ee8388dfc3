import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from '../../platform/organisation/actor.js';
import { diagram, end, flow, start, userTask } from '../../tests/support/bpmn-text.js';
import { type EngineHouse, engineHouse } from '../../tests/support/engine-house.js';

let house: EngineHouse;
let first: PersonActor;
let second: PersonActor;
beforeAll(async () => {
  house = await engineHouse();
  first = await house.actor('diskominfo.kabid-egov');
  second = await house.actor('diskominfo.kabid-ikp');
  await house.publish({
    offered: diagram(
      start() +
        userTask('take', '<zeebe:assignmentDefinition candidateGroups="position:kabid-egov, position:kabid-ikp"/>') +
        end() +
        flow('s', 'take', 'e'),
      '',
      'offered',
    ),
    addressed: diagram(
      start() +
        userTask('work', '<zeebe:assignmentDefinition assignee="position:kasi-pengembangan"/>') +
        end() +
        flow('s', 'work', 'e'),
      '',
      'addressed',
    ),
  });
});
afterAll(() => house.close());

const taskOf = async (actor: PersonActor, instance: string) => (await house.openTasks(actor, instance))[0];

describe('a task offered to several positions', () => {
  it('is in the worklist and the counters of each, not only of the first', async () => {
    const before = await house.read(second, (unit) => house.engine.counters(unit, second));
    const id = await house.start(first, 'offered');
    const candidates = [first, second].map((actor) => `position:${actor.positions[0]?.id}`);
    for (const actor of [first, second])
      expect(await taskOf(actor, id)).toMatchObject({ assignee: null, candidates, claimedBy: null, vacancy: null });
    const after = await house.read(second, (unit) => house.engine.counters(unit, second));
    expect(after.act).toBe(before.act + 1);
    // Not followed up, though nobody has opened it yet.
    expect(after).toMatchObject({ notActedOn: before.notActedOn + 1, unread: before.unread + 1 });
    expect(await taskOf(await house.actor('diskominfo.kadis'), id)).toBeUndefined();
  });

  it('is taken by one of them, and then nobody else has it', async () => {
    const id = await house.start(first, 'offered');
    const task = await taskOf(second, id);
    await house.command(second, (commands) => commands.claimTask(task?.id ?? ''));
    expect(await taskOf(second, id)).toMatchObject({ claimedBy: second.personId });
    expect(await taskOf(first, id)).toBeUndefined();
    await expect(house.command(first, (commands) => commands.claimTask(task?.id ?? ''))).rejects.toMatchObject({
      detail: { reason: 'claimed' },
    });
  });

  it('and done by one of them tells the other who did it and when', async () => {
    const id = await house.start(first, 'offered');
    const task = await taskOf(first, id);
    await house.complete(second, 'take', id);
    await expect(
      house.command(first, (commands) => commands.completeTask({ taskId: task?.id ?? '', values: {} })),
    ).rejects.toMatchObject({ code: 'conflict', detail: { reason: 'done', values: { who: second.name } } });
  });
});

describe('a position whose holder cannot sign in', () => {
  it('has its tasks in the superior worklist, and why', async () => {
    const holder = await house.actor('diskominfo.kasi-pengembangan');
    const id = await house.start(first, 'addressed');
    expect(await taskOf(first, id)).toBeUndefined();
    await house.rows('update account set deactivated_at = $2 where person_id = $1', [
      holder.personId,
      house.clock.now(),
    ]);
    const heir = await house.actor('diskominfo.kabid-egov');

    const { name } = holder.positions[0] ?? {};
    expect(await taskOf(heir, id)).toMatchObject({ vacancy: name, passedOver: { name, reason: 'no-account' } });
    await house.complete(heir, 'work', id);
    await house.rows('update account set deactivated_at = null where person_id = $1', [holder.personId]);
  });
});

describe('giving a task to somebody else', () => {
  const give = async (to: string, reason = 'Cuti') => {
    const id = await house.start(first, 'offered');
    const task = await taskOf(first, id);
    await house.command(first, (commands) => commands.assignTask(task?.id ?? '', `position:${to}`, reason));
    return id;
  };

  it('works towards one of his own people', async () => {
    const id = await give('kasi-pengembangan');
    expect(await taskOf(await house.actor('diskominfo.kasi-pengembangan'), id)).toMatchObject({ passedOver: null });
  });

  it('is refused towards any other desk: it is no way around who may give work to whom', async () => {
    await expect(give('kasubbag-umum')).rejects.toMatchObject({
      code: 'forbidden',
      detail: { reason: 'not-a-recipient' },
    });
    await expect(give('kadis')).rejects.toMatchObject({ detail: { reason: 'not-a-recipient' } });
  });
});
