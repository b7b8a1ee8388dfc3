import { type Database, systemScope } from '../database/index.js';

/** How many messages are due by the business clock and not yet delivered. */
export function countDue(database: Database): Promise<number> {
  return database.inUnit(
    systemScope('worker'),
    async (unit) => {
      const { count } = await unit.one<{ count: number }>(
        `select count(*)::int as count from outbox where state = 'pending' and due_at <= $1`,
        [unit.now()],
      );
      return count;
    },
    { readOnly: true },
  );
}

/**
 * Wakes the jobs of everything that has been due for `overdueBy` milliseconds, and makes lost ones again.
 * @returns how many messages are due.
 */
export function wakeDue(database: Database, overdueBy = 0): Promise<number> {
  return database.inUnit(systemScope('worker'), async (unit) => {
    const due = await unit.rows<{ id: string; queue: string | null }>(
      `select id, queue from outbox where state = 'pending' and due_at <= $1 order by due_at, id limit 1000`,
      [new Date(unit.now().getTime() - overdueBy)],
    );
    if (due.length > 0)
      await unit.run('select alur_wake_due($1, $2)', [due.map(({ id }) => id), due.map(({ queue }) => queue)]);
    return due.length;
  });
}

/** Ids of what is due of these kinds by the business clock, in its order. */
export const dueOf = (database: Database, kinds: readonly string[]): Promise<string[]> =>
  database.inUnit(
    systemScope('worker'),
    async (unit) => {
      const due = await unit.rows<{ id: string }>(
        `select id from outbox where state = 'pending' and due_at <= $1 and kind = any ($2) order by due_at, id`,
        [unit.now(), kinds],
      );
      return due.map(({ id }) => id);
    },
    { readOnly: true },
  );
