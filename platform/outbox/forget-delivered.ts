import { type Database, systemScope } from '../database/index.js';

/** Longer than anybody repeats a message: until then its key keeps it from being sent twice. */
const KEPT_DAYS = 90;
const BATCH = 5_000;

/** Periodic: throws away what was delivered long ago, in small units. @returns how many rows. */
export async function forgetDelivered(database: Database): Promise<number> {
  let total = 0;
  for (;;) {
    const removed = await database.inUnit(systemScope('worker'), (unit) =>
      unit.run(
        `delete from outbox where id = any (array(
           select id from outbox where state = 'delivered' and delivered_at < $1 limit ${BATCH}))`,
        [new Date(unit.now().getTime() - KEPT_DAYS * 86_400_000)],
      ),
    );
    total += removed;
    if (removed < BATCH) return total;
  }
}
