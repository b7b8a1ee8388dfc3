import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from '../../platform/organisation/actor.js';
import { diagram, end, flow, serviceTask, start, userTask } from '../../tests/support/bpmn-text.js';
import { type EngineHouse, engineHouse } from '../../tests/support/engine-house.js';
import type { InUnitService } from '../contract.js';
import type { TaskFilter } from '../types.js';

const assigned = (attributes: string, properties = '') =>
  `<zeebe:assignmentDefinition ${attributes}/>${properties ? `<zeebe:properties><zeebe:property name="expectation" value="${properties}"/></zeebe:properties>` : ''}`;

const secret: InUnitService = {
  kind: 'inUnit',
  name: 'test.secret',
  run: async ({ nameCase }) => {
    nameCase({ businessKey: 'R-001', subject: { kind: 'letter', id: 'L1' }, confidential: true });
    return {};
  },
};

let house: EngineHouse;
let section: PersonActor;
let division: PersonActor;
let staff: PersonActor;
let agencyAdmin: PersonActor;
beforeAll(async () => {
  house = await engineHouse([secret]);
  section = await house.actor('diskominfo.kasi-pengembangan');
  division = await house.actor('diskominfo.kabid-egov');
  staff = await house.actor('diskominfo.staf-egov');
  agencyAdmin = await house.actor('diskominfo.admin');
  await house.rows(
    `with g as (insert into position_group (id, agency_id, code, name) values (gen_random_uuid(), $1, 'reviewers', 'Penelaah') returning id)
     insert into position_group_member (group_id, position_id, agency_id) select g.id, p, $1 from g, unnest($2::uuid[]) p`,
    [house.agencyId, [section.positions[0]?.id, division.positions[0]?.id]],
  );
  await house.publish({
    plain: diagram(
      start() +
        userTask('sign', assigned('assignee="position:kasi-pengembangan"', 'sign')) +
        end() +
        flow('s', 'sign', 'e'),
      '',
      'plain',
    ),
    pool: diagram(
      start() +
        userTask('review', assigned('candidateGroups="reviewers"', 'verify')) +
        end() +
        flow('s', 'review', 'e'),
      '',
      'pool',
    ),
    hidden: diagram(
      start() +
        serviceTask('name', 'test.secret') +
        userTask('open', assigned('assignee="position:kasi-pengembangan"')) +
        end() +
        flow('s', 'name', 'open', 'e'),
      '',
      'hidden',
    ),
  });
});
afterAll(() => house.close());

const tasks = (actor: PersonActor, filter: TaskFilter) =>
  house.read(actor, (unit) => house.engine.tasks(unit, actor, { limit: 100, ...filter }));

describe('guarantee 10: queries read tables and show each what is his', () => {
  it('a worklist in pages shows every task once, what is due first is first', async () => {
    for (let n = 0; n < 7; n++) await house.start(division, 'plain', { n });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await tasks(section, { key: 'plain', limit: 3, cursor });
      seen.push(...page.items.map((item) => item.id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
    await expect(tasks(section, { cursor: 'zzz' })).rejects.toMatchObject({ code: 'malformed' });
  });

  it('the counters are those of the worklist', async () => {
    const counters = await house.read(section, (unit) => house.engine.counters(unit, section));
    expect(counters).toMatchObject({ sign: 7, unread: 7, overdue: 0 });
    const [first] = (await tasks(section, { key: 'plain' })).items;
    expect(await house.command(section, (commands) => commands.readTask(first?.id ?? ''))).toBe(true);
    expect(await house.command(section, (commands) => commands.readTask(first?.id ?? ''))).toBe(false);
    const after = await house.read(section, (unit) => house.engine.counters(unit, section));
    expect(after.unread).toBe(6);
  });

  it('a task of a group is offered to all its members; who takes it has it, until he puts it back', async () => {
    const id = await house.start(staff, 'pool');
    const [task] = (await tasks(section, { scope: 'group', instance: id })).items;
    expect((await tasks(division, { scope: 'group', instance: id })).items).toHaveLength(1);
    await house.command(section, (commands) => commands.claimTask(task?.id ?? ''));

    expect((await tasks(division, { instance: id })).items).toEqual([]);
    await expect(
      house.command(division, (commands) => commands.completeTask({ taskId: task?.id ?? '', values: {} })),
    ).rejects.toMatchObject({ code: 'conflict', detail: { reason: 'claimed', values: { who: section.name } } });

    await house.command(section, (commands) => commands.releaseTask(task?.id ?? ''));
    await house.complete(division, 'review', id);
    expect((await tasks(division, { state: 'done', instance: id })).items).toMatchObject([
      { completedBy: division.personId },
    ]);
  });

  it('what is not his is not found: not the task, not the case, not in any list', async () => {
    const id = await house.start(division, 'plain');
    const [task] = (await tasks(section, { instance: id })).items;
    const other = await house.actor('puslatbang.kepala');
    for (const stranger of [staff, other]) {
      await expect(
        house.read(stranger, (unit) => house.engine.task(unit, stranger, task?.id ?? '')),
      ).rejects.toMatchObject({ code: 'not-found' });
      await expect(house.read(stranger, (unit) => house.engine.instance(unit, stranger, id))).rejects.toMatchObject({
        code: 'not-found',
      });
      expect((await tasks(stranger, { scope: 'all', instance: id })).items).toEqual([]);
      await expect(
        house.command(stranger, (commands) => commands.completeTask({ taskId: task?.id ?? '', values: {} })),
      ).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  it('who may read all cases still does not see a confidential one', async () => {
    const open = await house.start(staff, 'plain');
    const hidden = await house.start(staff, 'hidden');
    const read = (id: string) => house.read(agencyAdmin, (unit) => house.engine.instance(unit, agencyAdmin, id));
    expect(agencyAdmin.permissions.has('read-instances')).toBe(true);
    expect((await read(open)).id).toBe(open);
    await expect(read(hidden)).rejects.toMatchObject({ code: 'not-found' });
    const list = await house.read(agencyAdmin, (unit) => house.engine.instances(unit, agencyAdmin, { limit: 100 }));
    expect(list.items.map((item) => item.id)).toContain(open);
    expect(list.items.map((item) => item.id)).not.toContain(hidden);
    expect((await tasks(agencyAdmin, { scope: 'all' })).items.map((item) => item.instanceId)).not.toContain(hidden);
    const [task] = (await tasks(section, { instance: hidden })).items;
    expect(task).toMatchObject({ businessKey: 'R-001', subject: { kind: 'letter', id: 'L1' } });
  });

  it('a secretary prepares for the head but does not decide', async () => {
    await house.rows(
      `insert into delegation (id, agency_id, principal_id, preparer_id, starts_on)
       values (gen_random_uuid(), $1, $2, $3, '2026-01-01')`,
      [house.agencyId, section.positions[0]?.id, staff.positions[0]?.id],
    );
    const id = await house.start(division, 'plain');
    const [task] = (await tasks(staff, { scope: 'prepare', instance: id })).items;
    await house.command(staff, (commands) => commands.saveDraft(task?.id ?? '', { note: 'usul' }));
    const detail = await house.read(section, (unit) => house.engine.task(unit, section, task?.id ?? ''));
    expect(detail.values).toEqual({ note: 'usul' });
    await expect(house.complete(staff, 'sign', id)).rejects.toThrow('has no open task');
    await expect(
      house.command(staff, (commands) => commands.completeTask({ taskId: task?.id ?? '', values: {} })),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('a draft is kept with the task and shown to who opens it next', async () => {
    const id = await house.start(staff, 'plain');
    const [task] = (await tasks(section, { instance: id })).items;
    await house.command(section, (commands) => commands.saveDraft(task?.id ?? '', { note: 'setengah jadi' }));
    const detail = await house.read(section, (unit) => house.engine.task(unit, section, task?.id ?? ''));
    expect(detail.values).toEqual({ note: 'setengah jadi' });
  });
});
