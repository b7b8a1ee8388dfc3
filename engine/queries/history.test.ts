import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PersonActor } from '../../platform/organisation/actor.js';
import { diagram, end, flow, start, userTask } from '../../tests/support/bpmn-text.js';
import { type EngineHouse, engineHouse } from '../../tests/support/engine-house.js';
import type { HistoryItem } from '../types.js';

const STEPS = Array.from({ length: 40 }, (_, index) => `step${index + 1}`);

let house: EngineHouse;
let head: PersonActor;
beforeAll(async () => {
  house = await engineHouse();
  head = await house.actor('diskominfo.kadis');
  const tasks = STEPS.map((id) => userTask(id, '<zeebe:assignmentDefinition assignee="=head()"/>'));
  await house.publish({
    long: diagram(start() + tasks.join('') + end() + flow('s', ...STEPS, 'e'), '', 'long'),
  });
});
afterAll(() => house.close());

async function readAll(instance: string, limit: number): Promise<HistoryItem[]> {
  const items: HistoryItem[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await house.read(head, (unit) => house.engine.history(unit, head, instance, { limit, cursor }));
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = page.next;
  }
}

it('stays in order, page by page, also where its numbers get one digit longer', async () => {
  const id = await house.start(head, 'long');
  for (const step of STEPS) await house.complete(head, step, id);
  const [last] = await house.rows<{ id: number }>('select max(id)::int as id from history where instance_id = $1', [
    id,
  ]);
  expect(last?.id).toBeGreaterThan(100);

  const all = await readAll(id, 100);
  const done = all.filter(({ event }) => event === 'completed-by').map(({ elementId }) => elementId);
  expect(done).toEqual(STEPS);
  expect(await readAll(id, 7)).toEqual(all);
});
