import type { Unit } from '../../../platform/database/index.js';
import type { Actor } from '../../../platform/organisation/actor.js';
import { recordLetterEvent } from './letter-event.js';

/** A coordinator who falls out hands the role to the first other recipient who still acts; the history says to whom. */
export async function passOnCoordination(unit: Unit, actor: Actor, dispositionId: string): Promise<void> {
  const next = await unit.row<{ id: string; letterId: string; toPosition: string }>(
    `with gone as (
       update disposition set role = 'main' where id = $1 and role = 'coordinator' and parent_id is not null
       returning parent_id)
     update disposition set role = 'coordinator'
      where id = (select other.id from disposition other join gone on gone.parent_id = other.parent_id
                   where other.id <> $1 and other.role = 'main' and other.ended_at is null
                   order by other.sent_at, other.rank, other.id limit 1)
      returning id, letter_id as "letterId", to_position as "toPosition"`,
    [dispositionId],
  );
  if (!next) return;
  await recordLetterEvent(unit, actor, {
    letterId: next.letterId,
    kind: 'coordination-passed',
    dispositionId: next.id,
    toPosition: next.toPosition,
  });
}
