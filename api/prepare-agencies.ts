import type { Engine } from '../engine/types.js';
import { agencySystemScope, systemScope } from '../platform/database/index.js';
import type { Transport } from '../platform/outbox/index.js';
import type { Platform } from '../platform/types.js';
import type { Catalog } from '../processes/catalog.js';
import { PREPARE_AGENCY } from './pages/administration/agencies.js';

interface Parts {
  platform: Platform;
  engine: Engine;
  catalog: Catalog;
}

/**
 * Gives every agency the shipped templates it has not adapted and what each slice needs to work; idempotent, one unit
 * per agency, so that a start that breaks off goes on where it stopped.
 */
export async function prepareAgencies(parts: Parts): Promise<void> {
  const agencies = await parts.platform.database.inUnit(systemScope('migrate'), (unit) =>
    unit.rows<{ id: string }>('select id from agency order by code'),
  );
  for (const { id } of agencies) await prepareAgency(parts, id);
}

/** The same for an agency that was just created. */
export const agencyPreparation = (parts: Parts): Transport => ({
  kind: PREPARE_AGENCY,
  deliver: ({ payload }) => prepareAgency(parts, String(payload.agencyId)),
});

const prepareAgency = ({ platform, engine, catalog }: Parts, agencyId: string): Promise<void> =>
  platform.database.inUnit(agencySystemScope(agencyId), async (unit) => {
    for (const slice of catalog.slices) await slice.prepareAgency?.(unit, platform);
    await engine.publishShipped(unit, catalog.shipped);
  });
