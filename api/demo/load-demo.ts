import { systemScope } from '../../platform/database/index.js';
import { prepareAgencies } from '../prepare-agencies.js';
import type { House } from '../wiring.js';
import { loadDemoOrganisation } from './organisation/load.js';

/** The four agencies with their people and accounts, ready to work. Idempotent. */
export async function loadDemoAgencies(house: House): Promise<void> {
  const { platform } = house;
  await platform.database.inUnit(systemScope('demo'), (unit) =>
    loadDemoOrganisation(unit, { password: platform.config.demoPassword }),
  );
  await prepareAgencies(house);
}
