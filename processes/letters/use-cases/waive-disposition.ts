import { conflict } from '../../../platform/errors/index.js';
import type { RequestContext } from '../../contract.js';
import { endBranch } from '../model/end-branch.js';
import { recordLetterEvent } from '../model/letter-event.js';
import { passOnCoordination } from '../model/pass-on-coordination.js';
import { givenByActor } from './given-by-actor.js';

/** Lets a recipient off, read or not; the others go on. @throws AppError forbidden, conflict. */
export async function waiveDisposition(context: RequestContext, id: string, reason: string): Promise<void> {
  const { unit, actor, commands } = context;
  const given = await givenByActor(context, id);
  if (given.parentId === null) throw conflict('first-desk', 'letters.withdraw.first-desk');
  if (given.endedAt) throw conflict('ended', 'letters.disposition.ended');
  if (given.instanceId) await commands.withdrawMember(given.instanceId, reason);
  await endBranch(unit, id, 'waived', actor.personId, reason);
  await unit.run(
    `update disposition set status = 'closed', ended_how = 'waived', ended_by = $2, ended_reason = $3 where id = $1`,
    [id, actor.personId, reason],
  );
  await passOnCoordination(unit, actor, id);
  await recordLetterEvent(unit, actor, {
    letterId: given.letterId,
    kind: 'waived',
    dispositionId: id,
    toPosition: given.toPosition,
    text: reason,
  });
}
