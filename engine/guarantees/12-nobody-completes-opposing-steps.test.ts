import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from '../../platform/organisation/actor.js';
import { diagram, end, flow, start, userTask } from '../../tests/support/bpmn-text.js';
import { type EngineHouse, engineHouse } from '../../tests/support/engine-house.js';

const assigned = (to: string, opposes = '') =>
  `<zeebe:assignmentDefinition assignee="${to}"/>${opposes ? `<zeebe:properties><zeebe:property name="opposes" value="${opposes}"/></zeebe:properties>` : ''}`;

const reporting = (key: string, reporter: string, verifier: string) =>
  diagram(
    start() +
      userTask('report', assigned(reporter)) +
      userTask('verify', assigned(verifier, 'report')) +
      end() +
      flow('s', 'report', 'verify', 'e'),
    '',
    key,
  );

let house: EngineHouse;
let section: PersonActor;
let division: PersonActor;
let head: PersonActor;
beforeAll(async () => {
  house = await engineHouse();
  section = await house.actor('diskominfo.kasi-pengembangan');
  division = await house.actor('diskominfo.kabid-egov');
  head = await house.actor('diskominfo.kadis');
  await house.publish({
    apart: reporting('apart', 'position:kasi-pengembangan', 'position:kabid-egov'),
    'at-the-top': reporting('at-the-top', 'position:kadis', 'position:kadis'),
    together: reporting('together', 'position:kasi-pengembangan', 'position:kasi-pengembangan'),
  });
});
afterAll(() => house.close());

const assignee = async (id: string, element: string) =>
  (
    await house.rows<{ assignee: string; id: string }>(
      'select id, assignee from task where instance_id = $1 and element_id = $2',
      [id, element],
    )
  )[0];
const positionOf = (actor: PersonActor) => `position:${actor.positions[0]?.id}`;

describe('guarantee 12: nobody completes two opposing steps of one case', () => {
  it('with two people the ordinary way is undisturbed', async () => {
    const id = await house.start(section, 'apart');
    await house.complete(section, 'report', id);
    expect((await assignee(id, 'verify'))?.assignee).toBe(positionOf(division));
    await house.complete(division, 'verify', id);
  });

  it('the check of his own report goes to the next superior, and history says who was passed over', async () => {
    const id = await house.start(section, 'together');
    await house.complete(section, 'report', id);

    expect((await assignee(id, 'verify'))?.assignee).toBe(positionOf(division));
    const [entry] = await house.rows<{ details: { passedOver: string } }>(
      `select details from history where instance_id = $1 and event = 'passed-to-superior'`,
      [id],
    );
    const passedOver = section.positions[0]?.name;
    expect(entry?.details.passedOver).toBe(passedOver);
    const [task] = await house.openTasks(division, id);
    expect(task).toMatchObject({ elementId: 'verify', passedOver: { name: passedOver, reason: 'opposing-step' } });
  });

  it('of his own report as the head it goes to the administrator, who is told why', async () => {
    const id = await house.start(head, 'at-the-top');
    await house.complete(head, 'report', id);
    const administrator = await house.actor('diskominfo.admin');
    const [task] = await house.openTasks(administrator, id);
    expect(task?.passedOver).toEqual({ name: head.positions[0]?.name, reason: 'opposing-step' });
  });

  it('also when he acts for his own superior that day', async () => {
    const id = await house.start(section, 'apart');
    await house.rows(
      `insert into assignment (id, agency_id, position_id, person_id, kind, starts_on, ends_on, basis)
       values (gen_random_uuid(), $1, $2, $3, 'plh', '2026-11-20', '2026-11-30', 'SP-1')`,
      [house.agencyId, division.positions[0]?.id, section.personId],
    );
    await house.complete(section, 'report', id);
    expect((await assignee(id, 'verify'))?.assignee).toBe(positionOf(head));
    await house.rows(`delete from assignment where kind = 'plh' and agency_id = $1`, [house.agencyId]);
  });

  it('he is refused when he becomes acting official after the task had opened', async () => {
    const id = await house.start(section, 'apart');
    await house.complete(section, 'report', id);
    await house.rows(
      `insert into assignment (id, agency_id, position_id, person_id, kind, starts_on, ends_on, basis)
       values (gen_random_uuid(), $1, $2, $3, 'plh', '2026-11-20', '2026-11-30', 'SP-2')`,
      [house.agencyId, division.positions[0]?.id, section.personId],
    );
    const acting = await house.actor('diskominfo.kasi-pengembangan');
    const task = await assignee(id, 'verify');
    const both: PersonActor = { ...acting, position: null };

    await expect(
      house.command(both, (commands) => commands.completeTask({ taskId: task?.id ?? '', values: {} })),
    ).rejects.toMatchObject({ code: 'forbidden', detail: { reason: 'opposing-step' } });
    const definitive = await house.actor('diskominfo.kabid-egov');
    await expect(
      house.command(definitive, (commands) => commands.completeTask({ taskId: task?.id ?? '', values: {} })),
    ).rejects.toMatchObject({
      code: 'forbidden',
      detail: { reason: 'acting-official', values: { who: section.name } },
    });
    await house.rows(`delete from assignment where kind = 'plh' and agency_id = $1`, [house.agencyId]);
  });

  it('the task of a vacant position is in the superior worklist with the name of the vacancy', async () => {
    const id = await house.start(head, 'together');
    await house.rows(`update assignment set ended_at = $2 where position_id = $1`, [
      section.positions[0]?.id,
      house.clock.now(),
    ]);

    const heir = await house.actor('diskominfo.kabid-egov');
    const [task] = await house.openTasks(heir, id);
    expect(task).toMatchObject({ elementId: 'report', vacancy: section.positions[0]?.name });
    await house.complete(heir, 'report', id);
    expect((await assignee(id, 'verify'))?.assignee).toBe(positionOf(head));
    await house.rows(`update assignment set ended_at = null where position_id = $1`, [section.positions[0]?.id]);
  });
});
