import { conflict } from '../../../platform/errors/index.js';
import type { RequestContext } from '../../contract.js';
import { loadDisposition } from '../model/disposition.js';
import { endBranch } from '../model/end-branch.js';
import { inWords } from '../model/in-words.js';
import { recordLetterEvent } from '../model/letter-event.js';
import { passOnCoordination } from '../model/pass-on-coordination.js';
import { givenByActor } from './given-by-actor.js';

/**
 * Takes a disposition back while it is unread. Reading takes the same lock: of the two there is one winner, and the
 * loser is told. @throws AppError forbidden, conflict.
 */
export async function withdrawDisposition(context: RequestContext, id: string, reason: string): Promise<void> {
  const { unit, actor, commands } = context;
  const given = await givenByActor(context, id);
  if (given.parentId === null) throw conflict('first-desk', 'letters.withdraw.first-desk');
  if (given.endedAt) throw conflict('ended', 'letters.disposition.ended');
  if (given.instanceId) await commands.withdrawMember(given.instanceId, reason);
  const now = await loadDisposition(unit, id);
  if (now.readAt) {
    const organisation = await context.organisation();
    throw conflict('already-read', 'letters.withdraw.read', {
      position: organisation.position(now.toPosition)?.shortName ?? '',
      at: inWords(now.readAt, organisation.calendar.timeZone),
    });
  }
  await endBranch(unit, id, 'withdrawn', actor.personId, reason);
  await unit.run('update disposition set ended_by = $2, ended_reason = $3 where id = $1', [id, actor.personId, reason]);
  await passOnCoordination(unit, actor, id);
  await recordLetterEvent(unit, actor, {
    letterId: given.letterId,
    kind: 'withdrawn',
    dispositionId: id,
    toPosition: given.toPosition,
    text: reason,
  });
}
