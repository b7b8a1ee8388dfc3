import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../platform/errors/index.js';
import type { PersonActor } from '../../platform/organisation/actor.js';
import { diagram, end, flow, serviceTask, start, timer, userTask } from '../../tests/support/bpmn-text.js';
import { type EngineHouse, engineHouse } from '../../tests/support/engine-house.js';
import { BpmnError, type InUnitService, type JobService } from '../contract.js';

const HEAD = '<zeebe:assignmentDefinition assignee="=head()"/>';
const works = () => Promise.resolve({ stamped: true });
const fails = () => Promise.reject(new Error('the stamp is broken'));

const stamp = (run: InUnitService['run']): InUnitService => ({ kind: 'inUnit', name: 'test.stamp', run });
const send: JobService = { kind: 'job', name: 'test.send', run: async () => ({ receipt: 'R1' }) };

const caught = `<boundaryEvent id="no-stamp" attachedToRef="stamp"><errorEventDefinition errorRef="ER"/></boundaryEvent>`;
const ROOT = '<error id="ER" name="er" errorCode="no-ink"/>';

let house: EngineHouse;
let head: PersonActor;
beforeAll(async () => {
  house = await engineHouse([stamp(works), send]);
  head = await house.actor('diskominfo.kadis');
  await house.publish({
    stamping: diagram(
      start() +
        userTask('ask', HEAD) +
        serviceTask('stamp', 'test.stamp') +
        caught +
        userTask('buy', HEAD) +
        userTask('file', HEAD) +
        end() +
        end('e2') +
        flow('s', 'ask', 'stamp', 'file', 'e') +
        flow('no-stamp', 'buy', 'e2'),
      ROOT,
      'stamping',
    ),
    later: diagram(
      start() +
        `<intermediateCatchEvent id="wait">${timer('PT1H')}</intermediateCatchEvent>` +
        serviceTask('stamp', 'test.stamp') +
        userTask('file', HEAD) +
        end() +
        flow('s', 'wait', 'stamp', 'file', 'e'),
      '',
      'later',
    ),
    sending: diagram(
      start() + serviceTask('send', 'test.send') + userTask('file', HEAD) + end() + flow('s', 'send', 'file', 'e'),
      '',
      'sending',
    ),
    uncaught: diagram(
      start() +
        userTask('ask', HEAD) +
        `<endEvent id="bad"><errorEventDefinition errorRef="ER"/></endEvent>` +
        flow('s', 'ask', 'bad'),
      ROOT,
      'uncaught',
    ),
  });
});
afterAll(() => house.close());

const state = (id: string) => house.read(head, (unit) => house.engine.instance(unit, head, id));
const incidents = async (id: string) =>
  (
    await house.read(head, (unit) => house.engine.incidents(unit, house.system, { state: 'open', limit: 100 }))
  ).items.filter((incident) => incident.instanceId === id);
const retry = async (id: string) => {
  const [incident] = await incidents(id);
  await house.command(house.system, (commands) => commands.retryIncident(incident?.id ?? ''));
};

describe('guarantee 4: what fails leaves the case where it was, with an incident to retry', () => {
  it('a broken service is one incident however often the person presses, and its retry does what he had asked', async () => {
    house.services.set('test.stamp', stamp(fails));
    const id = await house.start(head, 'stamping');
    await expect(house.complete(head, 'ask', id, { note: 'urgent' })).rejects.toThrow('the stamp is broken');
    await expect(house.complete(head, 'ask', id, { note: 'urgent' })).rejects.toThrow('the stamp is broken');
    expect(await incidents(id)).toMatchObject([{ elementId: 'stamp', cause: 'the stamp is broken' }]);
    expect(await state(id)).toMatchObject({ state: 'incident', open: [{ elementId: 'ask' }] });

    house.services.set('test.stamp', stamp(works));
    await retry(id);

    expect(await incidents(id)).toEqual([]);
    expect(await state(id)).toMatchObject({
      state: 'running',
      open: [{ elementId: 'file' }],
      values: { note: 'urgent', stamped: true },
    });
  });

  it('a retry that fails again leaves the incident open', async () => {
    house.services.set('test.stamp', stamp(fails));
    const id = await house.start(head, 'stamping');
    await expect(house.complete(head, 'ask', id)).rejects.toThrow();
    await expect(retry(id)).rejects.toThrow('the stamp is broken');
    expect(await incidents(id)).toHaveLength(1);
  });

  it('the person may simply press again, and the incident is closed by that', async () => {
    house.services.set('test.stamp', stamp(fails));
    const id = await house.start(head, 'stamping');
    await expect(house.complete(head, 'ask', id)).rejects.toThrow();
    house.services.set('test.stamp', stamp(works));

    await house.complete(head, 'ask', id);

    expect(await incidents(id)).toEqual([]);
    expect((await state(id)).state).toBe('running');
  });

  it('a business error is an outcome that the diagram catches, without an incident', async () => {
    house.services.set(
      'test.stamp',
      stamp(() => Promise.reject(new BpmnError('no-ink'))),
    );
    const id = await house.start(head, 'stamping');
    await house.complete(head, 'ask', id);
    expect(await incidents(id)).toEqual([]);
    expect((await state(id)).open).toMatchObject([{ elementId: 'buy' }]);
  });

  it('a refusal of a service is told to the person, without an incident', async () => {
    house.services.set(
      'test.stamp',
      stamp(() => Promise.reject(new AppError('conflict', { reason: 'closed' }))),
    );
    const id = await house.start(head, 'stamping');
    await expect(house.complete(head, 'ask', id)).rejects.toMatchObject({ code: 'conflict' });
    expect(await incidents(id)).toEqual([]);
    expect((await state(id)).state).toBe('running');
  });

  it('an error that nothing catches is an incident, not an end', async () => {
    const id = await house.start(head, 'uncaught');
    await expect(house.complete(head, 'ask', id)).rejects.toThrow('no-ink');
    expect(await state(id)).toMatchObject({ state: 'incident', open: [{ elementId: 'ask' }] });
  });

  it('a timer whose step fails is held by its incident and fires when it is retried', async () => {
    house.services.set('test.stamp', stamp(fails));
    const id = await house.start(head, 'later');
    house.clock.advance(3_600_001);
    expect(await house.engine.fireDueTimers()).toBe(0);
    expect(await house.engine.fireDueTimers()).toBe(0);
    expect(await incidents(id)).toHaveLength(1);

    house.services.set('test.stamp', stamp(works));
    await retry(id);

    expect(await state(id)).toMatchObject({ state: 'running', open: [{ elementId: 'file' }] });
  });

  it('a job that was given up is an incident, and its retry runs it again', async () => {
    house.services.set('test.send', { ...send, run: () => Promise.reject(new Error('no line')) });
    const id = await house.start(head, 'sending');
    const [transport] = house.engine.transports.filter((one) => one.kind === 'engine-job');
    for (let attempt = 1; attempt <= (transport?.attempts ?? 0); attempt++) {
      await house.drain();
      house.clock.advance(24 * 3_600_000);
    }
    expect(await incidents(id)).toMatchObject([{ elementId: 'send' }]);

    house.services.set('test.send', send);
    await retry(id);
    await house.drain();

    expect(await state(id)).toMatchObject({
      state: 'running',
      open: [{ elementId: 'file' }],
      values: { receipt: 'R1' },
    });
  });

  it('a start that fails names the process, for there is no case yet', async () => {
    house.services.set('test.stamp', stamp(fails));
    await house.publish({
      broken: diagram(
        start() + serviceTask('stamp', 'test.stamp') + userTask('file', HEAD) + end() + flow('s', 'stamp', 'file', 'e'),
        '',
        'broken',
      ),
    });
    await expect(house.start(head, 'broken')).rejects.toThrow('the stamp is broken');
    const page = await house.read(head, (unit) =>
      house.engine.incidents(unit, house.system, { state: 'open', limit: 100 }),
    );
    expect(page.items.filter((one) => one.key === 'broken')).toMatchObject([{ instanceId: null, elementId: 'stamp' }]);
  });
});
