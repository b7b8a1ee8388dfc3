import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from '../../platform/organisation/actor.js';
import { diagram, end, flow, serviceTask, start, userTask } from '../../tests/support/bpmn-text.js';
import { type EngineHouse, engineHouse } from '../../tests/support/engine-house.js';
import { BpmnError, type JobService } from '../contract.js';

const HEAD = '<zeebe:assignmentDefinition assignee="=head()"/>';
const calls: { dedupeKey: string; attempt: number }[] = [];
const send: JobService = {
  kind: 'job',
  name: 'test.send',
  run: async (context, input) => {
    calls.push({ dedupeKey: context.dedupeKey, attempt: context.attempt });
    if (context.attempt < 3) throw new Error('no line');
    if (input.to === 'nobody') throw new BpmnError('unknown-address');
    return { receipt: 'R1' };
  },
};

let house: EngineHouse;
let head: PersonActor;
beforeAll(async () => {
  house = await engineHouse([send]);
  head = await house.actor('diskominfo.kadis');
  await house.publish({
    sending: diagram(
      start() +
        serviceTask('send', 'test.send', '<zeebe:ioMapping><zeebe:input source="=to" target="to"/></zeebe:ioMapping>') +
        '<boundaryEvent id="unknown" attachedToRef="send"><errorEventDefinition errorRef="ER"/></boundaryEvent>' +
        userTask('file', HEAD) +
        userTask('correct', HEAD) +
        end() +
        end('e2') +
        flow('s', 'send', 'file', 'e') +
        flow('unknown', 'correct', 'e2'),
      '<error id="ER" name="er" errorCode="unknown-address"/>',
      'sending',
    ),
    long: diagram(
      start() +
        Array.from({ length: 12 }, (_, n) => userTask(`t${n}`, HEAD)).join('') +
        end() +
        flow('s', ...Array.from({ length: 12 }, (_, n) => `t${n}`), 'e'),
      '',
      'long',
    ),
  });
});
afterAll(() => house.close());

const steps = async (id: string) => (await house.openTasks(head, id)).map((task) => task.elementId);
const drainLong = async () => {
  for (let hour = 0; hour < 6; hour++) {
    await house.drain();
    house.clock.advance(3_600_000);
  }
};

describe('guarantee 2: what is acknowledged is never lost and never applied twice', () => {
  it('a job is tried again with the same key until it succeeds, and its result is applied once', async () => {
    calls.length = 0;
    const id = await house.start(head, 'sending', { to: 'dinkes' });
    expect(await steps(id)).toEqual([]);
    await drainLong();
    expect(await steps(id)).toEqual(['file']);
    expect(calls.map((call) => call.attempt)).toEqual([1, 2, 3]);
    expect(new Set(calls.map((call) => call.dedupeKey)).size).toBe(1);

    const [transport] = house.engine.transports.filter((one) => one.kind === 'engine-job');
    const jobId = calls[0]?.dedupeKey ?? '';
    await transport?.deliver({
      id,
      agencyId: house.agencyId,
      dedupeKey: jobId,
      attempt: 4,
      payload: { jobId },
      requestId: null,
    });
    expect(await steps(id)).toEqual(['file']);
    expect(calls).toHaveLength(3);
  });

  it('a job that says it is a business error takes the way the diagram drew for it', async () => {
    const id = await house.start(head, 'sending', { to: 'nobody' });
    await drainLong();
    expect(await steps(id)).toEqual(['correct']);
  });

  it('twelve steps pressed by impatient fingers are each done once, in order', async () => {
    const id = await house.start(head, 'long');
    for (let n = 0; n < 12; n++) {
      const [task] = await house.openTasks(head, id);
      const press = () =>
        house.command(head, (commands) => commands.completeTask({ taskId: task?.id ?? '', values: { [`v${n}`]: n } }));
      const results = await Promise.allSettled([press(), press()]);
      expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    }
    const history = await house.rows<{ element_id: string }>(
      `select element_id from history where instance_id = $1 and event = 'completed-by' order by id`,
      [id],
    );
    expect(history.map((row) => row.element_id)).toEqual(Array.from({ length: 12 }, (_, n) => `t${n}`));
  });

  it('a stale page is refused, and told so', async () => {
    const id = await house.start(head, 'long');
    const [task] = await house.openTasks(head, id);
    await house.command(head, (commands) =>
      commands.extendTask(task?.id ?? '', new Date(house.clock.now().getTime() + 1e8), 'nanti'),
    );
    await expect(
      house.command(head, (commands) => commands.completeTask({ taskId: task?.id ?? '', values: {}, revision: 1 })),
    ).rejects.toMatchObject({ code: 'conflict', detail: { reason: 'stale' } });
  });
});
