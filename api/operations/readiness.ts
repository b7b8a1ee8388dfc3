import { type Database, systemScope } from '../../platform/database/index.js';
import type { Worker } from '../../platform/worker/index.js';
import type { Readiness } from '../services.js';

/** Migrations are applied before anything listens, so a database that answers has them. */
export async function readinessOf(database: Database, worker: Worker): Promise<Readiness> {
  const migrations = await database
    .inUnit(systemScope('health'), (unit) => unit.row('select 1 from alur_migration limit 1'), { readOnly: true })
    .then(
      (row) => row !== undefined,
      () => null,
    );
  return { database: migrations !== null, migrations: migrations === true, worker: worker.healthy() };
}
