import { BpmnError } from '../../engine/contract.js';
import type { CompiledDiagram } from '../../engine/definition/compile.js';
import type { Instance } from '../support/in-memory-instance.js';
import type { WorldOptions } from '../support/in-memory-world.js';
import { InMemoryWorld } from '../support/in-memory-world.js';
import type { Scenario } from './scenario.js';

/** The services that scenarios name. */
const services: WorldOptions['services'] = {
  ok: async (input) => ({ done: Number(input.n ?? 0) + 1 }),
  biz: async () => {
    throw new BpmnError('E1');
  },
  biz9: async () => {
    throw new BpmnError('E9');
  },
  mail: 'job',
};

/**
 * Plays a scenario.
 * @param recover whether every step begins from the saved state.
 * @returns what went otherwise than it says, in words; empty when all is well.
 */
export async function play(
  scenario: Scenario,
  recover: boolean,
  compile: (xml: string) => Promise<CompiledDiagram>,
  overrides: Partial<WorldOptions> = {},
): Promise<string[]> {
  const world = new InMemoryWorld({ recover, services, ...overrides });
  let instance: Instance | undefined;
  let thrown: unknown;
  try {
    for (const xml of [scenario.xml, ...(scenario.also ?? [])]) world.deploy(await compile(xml));
    instance = await world.start('P', scenario.variables ?? {}, scenario.begin);
    for (const step of scenario.steps) await step(world);
  } catch (error) {
    thrown = error;
  }
  return differences(scenario, world, instance ?? [...world.instances.values()][0], thrown);
}

function differences(
  scenario: Scenario,
  world: InMemoryWorld,
  instance: Instance | undefined,
  thrown: unknown,
): string[] {
  const found: string[] = [];
  const problem = thrown instanceof Error ? thrown.message : thrown === undefined ? null : String(thrown);
  if (scenario.throws ? !scenario.throws.test(problem ?? '') : problem !== null) found.push(`thrown: ${problem}`);
  const expected = words(scenario.left);
  const left = world.left();
  const counted = left.filter((id) => expected.includes(id));
  if (counted.sort().join(' ') !== [...expected].sort().join(' ')) found.push(`left ${left.join(' ')}`);
  const ordered = words(scenario.order ?? '');
  if (ordered.length > 0 && left.filter((id) => ordered.includes(id)).join(' ') !== scenario.order)
    found.push(`order ${left.join(' ')}`);
  for (const id of scenario.never ?? []) if (left.includes(id)) found.push(`${id} was left`);
  if (instance?.status !== (scenario.status ?? 'completed'))
    found.push(`status ${instance?.status}, open ${JSON.stringify(world.counts())}`);
  if (instance && scenario.check && !scenario.check(instance))
    found.push(`values ${JSON.stringify(instance.variables)}`);
  if ([...world.history].some((event) => event.includes('__'))) found.push('a synthetic element shows');
  return found;
}

const words = (text: string) => text.split(' ').filter(Boolean);
