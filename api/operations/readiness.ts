import { type Database, systemScope } from '../../platform/database/index.js';

export async function answersQueries(database: Database): Promise<boolean> {
  return database
    .inUnit(systemScope('health'), (unit) => unit.row('select 1'), { readOnly: true })
    .then(
      () => true,
      () => false,
    );
}
