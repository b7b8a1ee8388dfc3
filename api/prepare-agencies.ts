import type { Engine } from '../engine/types.js';
import { agencySystemScope, systemScope } from '../platform/database/index.js';
import type { Transport } from '../platform/outbox/index.js';
import type { Platform } from '../platform/types.js';
import type { Catalog } from '../processes/catalog.js';
import { buildFingerprint } from './build-fingerprint.js';
import { PREPARE_AGENCY } from './pages/administration/agencies.js';

interface Parts {
  platform: Platform;
  engine: Engine;
  catalog: Catalog;
}

/**
 * Gives every agency the shipped templates it has not adapted and what each slice needs to work; idempotent, one unit
 * per agency, so that a start that breaks off goes on where it stopped. An agency that this very build has prepared is
 * left alone.
 */
export async function prepareAgencies(parts: Parts): Promise<void> {
  const agencies = await parts.platform.database.inUnit(systemScope('migrate'), (unit) =>
    unit.rows<{ id: string }>(
      `select id from agency left join agency_prepared on agency_id = id
        where $1::text is null or program is distinct from $1 order by code`,
      [buildFingerprint],
    ),
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
    if (buildFingerprint)
      await unit.run(
        `insert into agency_prepared (agency_id, program) values ($1, $2)
         on conflict (agency_id) do update set program = excluded.program`,
        [agencyId, buildFingerprint],
      );
  });
