import type { Unit } from '../../../platform/database/index.js';

/** A coordinator who falls out hands the role to the first other recipient who still acts. */
export const passOnCoordination = (unit: Unit, dispositionId: string): Promise<number> =>
  unit.run(
    `with gone as (
       update disposition set role = 'main' where id = $1 and role = 'coordinator' and parent_id is not null
       returning parent_id)
     update disposition set role = 'coordinator'
      where id = (select other.id from disposition other join gone on gone.parent_id = other.parent_id
                   where other.id <> $1 and other.role = 'main' and other.ended_at is null
                   order by other.sent_at, other.rank, other.id limit 1)`,
    [dispositionId],
  );
