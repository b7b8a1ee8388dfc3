import { describe, expect, test } from 'vitest';
import type { CompiledDiagram } from '../../engine/definition/compile.js';
import { compile } from '../../engine/definition/compile.js';
import type { Instance } from '../support/in-memory-instance.js';
import { InMemoryWorld } from '../support/in-memory-world.js';
import { ANSWERS, DISPOSITION, LETTER } from './disposition-diagrams.js';

const diagrams: Promise<CompiledDiagram[]> = Promise.all([compile(DISPOSITION), compile(LETTER)]);

async function office(recover: boolean): Promise<InMemoryWorld> {
  let number = 0;
  const world = new InMemoryWorld({ recover, services: { number: async () => ({ nr: ++number }), mail: 'job' } });
  for (const diagram of await diagrams) world.deploy(diagram);
  return world;
}

const of = (recipient: string) => (instance: Instance) => instance.variables.recipient === recipient;
const instanceOf = (world: InMemoryWorld, recipient: string) =>
  [...world.instances.values()].filter((instance) => instance.status === 'running').find(of(recipient));

async function delegated(world: InMemoryWorld, recipients: unknown[], more = {}): Promise<Instance> {
  const head = await world.start('disposition', { ...ANSWERS, ...more, recipient: 'head' });
  await world.complete('decide', { choice: 'delegate', recipients });
  return head;
}

async function report(world: InMemoryWorld, recipient: string, text: string): Promise<void> {
  await world.complete('decide', { choice: 'self', report: text }, of(recipient));
  await world.complete('summarise', { report: text }, of(recipient));
  await world.complete('verify', { accepted: true }, of(recipient));
}

describe.each([
  ['recovering before every step', true],
  ['in live sessions', false],
])('%s', (_how, recover) => {
  test('a letter goes down to three recipients, one of whom delegates on, and comes back as one report', async () => {
    const world = await office(recover);
    const letter = await world.start('letter', ANSWERS, { message: 'm2' });
    await world.complete('review');
    await world.complete('decide', { choice: 'delegate', recipients: ['a', 'b', 'c'] });
    expect(world.tasks()).toEqual(['decide', 'decide', 'decide']);
    await world.complete('decide', { choice: 'delegate', recipients: ['a1', 'a2'] }, of('a'));
    for (const recipient of ['b', 'a2', 'c', 'a1']) await report(world, recipient, `R${recipient}`);
    expect(instanceOf(world, 'a')?.variables.reports).toEqual(['Ra1', 'Ra2']);
    await world.complete('summarise', { report: 'RA' });
    await world.complete('verify', { accepted: false }, of('a'));
    await world.complete('decide', { choice: 'delegate', recipients: ['a3'], accepted: true }, of('a'));
    await report(world, 'a3', 'Ra3');
    await world.complete('summarise', { report: 'RA2' }, of('a'));
    await world.complete('verify', { accepted: true }, of('a'));
    expect(instanceOf(world, 'head')?.variables.reports).toEqual(['RA2', 'Rb', 'Rc']);
    await world.complete('summarise', { report: 'FIN' });
    await world.complete('verify', { accepted: true });
    expect(letter.status).toBe('completed');
    expect(letter.variables).toMatchObject({ summary: 'FIN', reports: [] });
  });

  test('a quorum ends the group early and takes the rest away, their own delegates too', async () => {
    const world = await office(recover);
    await delegated(world, ['a', 'b'], { quorum: 1 });
    await world.complete('decide', { choice: 'delegate', recipients: ['a1', 'a2'] }, of('a'));
    await report(world, 'b', 'rb');
    expect(world.tasks()).toEqual(['summarise']);
    expect([...world.instances.values()].filter((instance) => instance.status === 'cancelled')).toHaveLength(3);
  });

  test('a recipient is added and two are withdrawn; withdrawing the last open one ends the group', async () => {
    const world = await office(recover);
    const head = await delegated(world, ['a', 'b']);
    await world.addMember(head, 'delegate', 'c');
    expect(world.tasks()).toHaveLength(3);
    await report(world, 'c', 'rc');
    for (const recipient of ['a', 'b']) {
      expect(world.find('summarise')).toBeUndefined();
      const child = instanceOf(world, recipient);
      if (child) await world.withdraw(child);
    }
    expect(world.tasks()).toEqual(['summarise']);
    expect(head.variables.reports).toEqual(['rc']);
  });

  test('after the reminder comes the deadline; the recipients are taken away, the mail still goes', async () => {
    const world = await office(recover);
    const head = await delegated(world, ['a', 'b']);
    await world.timer('remind');
    expect(world.jobs.size).toBe(1);
    await world.timer('late');
    expect(world.tasks()).toEqual(['summarise']);
    await world.job('mail');
    await world.complete('summarise');
    await world.complete('verify');
    expect(head.status).toBe('completed');
  });

  test('the refusal of one recipient is caught at the group, the others are taken away', async () => {
    const world = await office(recover);
    const head = await delegated(world, ['a', 'b']);
    await world.complete('decide', { choice: 'refuse' }, of('a'));
    expect(world.tasks()).toEqual(['decide']);
    await world.complete('decide', { choice: 'self' });
    await world.complete('summarise');
    await world.complete('verify');
    expect(head.status).toBe('completed');
  });

  test('the refusal of the whole disposition is caught at the letter', async () => {
    const world = await office(recover);
    const letter = await world.start('letter', ANSWERS, { message: 'm2' });
    await world.complete('review');
    await world.complete('decide', { choice: 'refuse' });
    await world.complete('repair');
    expect(letter.status).toBe('completed');
  });

  test('a refusal that nobody catches is an incident', async () => {
    const world = await office(recover);
    const root = await world.start('disposition', ANSWERS);
    await world.complete('decide', { choice: 'refuse' });
    expect(root.status).toBe('failed');
    expect(world.incidents).toEqual(['disposition: uncaught E1']);
  });

  test('a group of nobody is passed at once', async () => {
    const world = await office(recover);
    await delegated(world, []);
    expect(world.tasks()).toEqual(['summarise']);
  });

  test('two hundred recipients leave the state of the parent below 3 KB', async () => {
    const world = await office(recover);
    const recipients = Array.from({ length: 200 }, (_, index) => `r${index}`);
    const head = await delegated(world, recipients);
    expect(world.tasks()).toHaveLength(200);
    expect(head.state?.length).toBeLessThan(3_000);
  });

  test('the state does not grow over fifteen rounds of rework', async () => {
    const world = await office(recover);
    const head = await world.start('disposition', { ...ANSWERS, recipient: 'head' });
    const sizes: number[] = [];
    for (let round = 0; round < 15; round++) {
      await world.complete('decide', { choice: 'delegate', recipients: ['a'] }, of('head'));
      for (const task of ['decide', 'summarise', 'verify'])
        await world.complete(task, { choice: 'self', accepted: true }, of('a'));
      await world.complete('summarise');
      sizes.push(head.state?.length ?? 0);
      await world.complete('verify', { accepted: false });
    }
    expect(Math.max(...sizes.slice(5)) - (sizes[1] ?? 0)).toBeLessThan(60);
  });

  test('completing a task that is done already is a conflict', async () => {
    const world = await office(recover);
    await world.start('disposition', ANSWERS);
    const found = world.find('decide');
    if (!found) throw new Error('nothing open');
    await world.complete('decide', { choice: 'self' });
    await expect(world.act(found.instance, (session) => session.signal(found.task.executionId))).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(world.tasks()).toEqual(['summarise']);
  });

  test('a wrong answer that the diagram cannot use changes nothing, and the next one works', async () => {
    const world = await office(recover);
    await world.start('disposition', ANSWERS);
    await expect(world.complete('decide', { choice: 'delegate', recipients: 7 })).rejects.toThrow('not a list');
    expect(world.tasks()).toEqual(['decide']);
    await world.complete('decide', { choice: 'self' });
    expect(world.tasks()).toEqual(['summarise']);
  });
});
