import { agencySystemScope, systemScope } from '../platform/database/index.js';
import type { House } from './wiring.js';

/**
 * Gives every agency the shipped templates it has not adapted and what each slice needs to work; idempotent, one unit
 * per agency, so that a start that breaks off goes on where it stopped.
 */
export async function prepareAgencies({ platform, engine, catalog }: House): Promise<void> {
  const agencies = await platform.database.inUnit(systemScope('migrate'), (unit) =>
    unit.rows<{ id: string }>('select id from agency order by code'),
  );
  for (const { id } of agencies) {
    await platform.database.inUnit(agencySystemScope(id), async (unit) => {
      for (const slice of catalog.slices) await slice.prepareAgency?.(unit, platform);
      await engine.publishShipped(unit, catalog.shipped);
    });
  }
}
