import { recordAudit } from '../../audit/record.js';
import { violates } from '../../database/index.js';
import { newId } from '../../ids/index.js';
import { type Desk, lockOrganisation, openPosition, wrong } from './desk.js';

export interface GroupFacts {
  /** Named by flows as `group:<code>`; fixed once created. */
  code: string;
  name: string;
  memberIds: readonly string[];
}

/** Creates a group of positions that share a pool of tasks, or changes the one with this id. @returns its id. */
export async function saveGroup(desk: Desk, groupId: string | null, facts: GroupFacts): Promise<string> {
  const { unit, actor } = desk;
  await lockOrganisation(unit);
  for (const memberId of facts.memberIds) await openPosition(unit, memberId);
  const id = groupId ?? newId();
  try {
    if (groupId === null)
      await unit.run('insert into position_group (id, agency_id, code, name) values ($1, $2, $3, $4)', [
        id,
        unit.agencyId,
        facts.code,
        facts.name,
      ]);
    else
      await unit.change('update position_group set name = $3 where agency_id = $1 and id = $2', [
        unit.agencyId,
        id,
        facts.name,
      ]);
  } catch (error) {
    throw violates(error, 'position_group_agency_id_code_key') ? wrong(desk, 'code', 'group-code-taken') : error;
  }
  await unit.run('delete from position_group_member where group_id = $1 and not position_id = any ($2::uuid[])', [
    id,
    facts.memberIds,
  ]);
  await unit.run(
    `insert into position_group_member (agency_id, group_id, position_id)
     select $1, $2, unnest($3::uuid[]) on conflict do nothing`,
    [unit.agencyId, id, facts.memberIds],
  );
  await recordAudit(unit, {
    event: 'group.saved',
    actor,
    subject: { kind: 'group', id },
    details: { code: facts.code, members: facts.memberIds.length },
  });
  return id;
}
