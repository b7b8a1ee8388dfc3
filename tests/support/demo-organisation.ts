import { loadDemoOrganisation } from '../../api/demo/organisation/load.js';
import { type Database, systemScope } from '../../platform/database/index.js';

export const DEMO_PASSWORD = 'eoffice-demo';

/** The four demo agencies with their people and accounts. @returns id by agency code. */
export async function seedDemoOrganisation(database: Database): Promise<Record<string, string>> {
  return database.inUnit(systemScope('demo'), async (unit) => {
    await loadDemoOrganisation(unit, { password: DEMO_PASSWORD });
    const rows = await unit.rows<{ id: string; code: string }>('select id, code from agency');
    return Object.fromEntries(rows.map((row) => [row.code, row.id]));
  });
}
