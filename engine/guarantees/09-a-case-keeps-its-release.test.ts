import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agencySystemScope } from '../../platform/database/index.js';
import type { PersonActor } from '../../platform/organisation/actor.js';
import { callActivity, diagram, end, flow, start, userTask } from '../../tests/support/bpmn-text.js';
import { type EngineHouse, engineHouse } from '../../tests/support/engine-house.js';

const HEAD = '<zeebe:assignmentDefinition assignee="=head()"/>';
const FORM = '<zeebe:formDefinition formId="report"/>';
const form = (label: string, key = 'text') => ({
  id: 'report',
  type: 'default',
  components: [{ type: 'textfield', id: 'f1', key, label }],
});
const flowOf = (key: string, ...steps: string[]) =>
  diagram(
    start() + steps.map((step) => userTask(step, FORM + HEAD)).join('') + end() + flow('s', ...steps, 'e'),
    '',
    key,
  );

let house: EngineHouse;
let head: PersonActor;
beforeAll(async () => {
  house = await engineHouse();
  head = await house.actor('diskominfo.kadis');
});
afterAll(() => house.close());

const ship = (diagrams: Record<string, string>, forms: Record<string, Record<string, unknown>>) =>
  house.database.inUnit(agencySystemScope(house.agencyId), (unit) =>
    house.engine.publishShipped(unit, { diagrams, forms, note: 'pengiriman' }),
  );
const definition = async (key: string) =>
  (await house.read(head, (unit) => house.engine.definitions(unit, head))).find((one) => one.key === key);

describe('guarantee 9: a case keeps the release it began with', () => {
  it('a new version is for new cases; a running one keeps its diagram, its forms and those of its children', async () => {
    await ship(
      {
        parent: diagram(
          start() + userTask('wait', HEAD) + callActivity('call', 'child') + end() + flow('s', 'wait', 'call', 'e'),
          '',
          'parent',
        ),
        child: flowOf('child', 'old'),
      },
      { report: form('Laporan lama') },
    );
    const before = await house.start(head, 'parent');
    await house.publish({ child: flowOf('child', 'first', 'second') }, { report: form('Laporan baru') });
    const after = await house.start(head, 'parent');
    await house.complete(head, 'wait', before);
    await house.complete(head, 'wait', after);

    const [old] = await house.openTasks(head, before);
    const [fresh] = await house.openTasks(head, after);
    expect([old?.elementId, fresh?.elementId]).toEqual(['old', 'first']);
    const shown = await house.read(head, (unit) => house.engine.task(unit, head, old?.id ?? ''));
    expect(shown.form).toMatchObject({ components: [{ label: 'Laporan lama' }] });
  });

  it('what an agency redrew is its own, counts from the shipped one and is not overwritten by the next shipment', async () => {
    expect(await definition('child')).toMatchObject({
      origin: 'adapted',
      version: 2,
      basedOn: { key: 'child', version: 1 },
    });
    await ship({ child: flowOf('child', 'newer'), parent: flowOf('parent', 'wait') }, {});
    expect(await definition('child')).toMatchObject({ origin: 'adapted', version: 2 });
    expect(await definition('parent')).toMatchObject({ origin: 'shipped', version: 2 });
  });

  it('shipping the same again makes no new release', async () => {
    const [before] = await house.rows<{ n: number }>('select count(*)::int as n from release');
    await ship({ parent: flowOf('parent', 'wait') }, {});
    const [after] = await house.rows<{ n: number }>('select count(*)::int as n from release');
    expect(after).toEqual(before);
  });

  it('only what the form of the release declares becomes a variable, and all of it exists', async () => {
    await house.publish({ declared: flowOf('declared', 'fill', 'next') }, { report: form('Laporan', 'said') });
    const id = await house.start(head, 'declared');
    await house.complete(head, 'fill', id, { smuggled: true });
    const detail = await house.read(head, (unit) => house.engine.instance(unit, head, id));
    expect(detail.values).toEqual({ said: null });
  });

  it('a diagram that lint refuses is not published, and the findings say why', async () => {
    const broken = diagram(start() + userTask('a', HEAD) + flow('s', 'a'), '', 'broken').replace(
      'targetRef="a"',
      'targetRef="x"',
    );
    await expect(house.publish({ broken })).rejects.toMatchObject({ code: 'invalid', detail: { reason: 'findings' } });
    expect(await definition('broken')).toBeUndefined();
  });
});
