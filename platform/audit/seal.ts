import { type Database, systemScope, type Unit } from '../database/index.js';
import type { Log } from '../log/index.js';
import { CANONICAL_ROW, FIRST_PREVIOUS, hashOf, INSTALLATION_CHAIN, SEAL_LOCK } from './chain.js';

const BATCH = 1_000;

/**
 * Chains every committed row that has no seal yet, agency by agency; run every 2 s. The order is that of sealing: a unit
 * that commits late is sealed late, and nothing is skipped. Each new head goes to the log, where nobody who changes the
 * database can take it back.
 * @returns how many rows were sealed.
 */
export async function sealAudit(database: Database, log: Log): Promise<number> {
  const chains = await database.inUnit(
    systemScope('audit-seal'),
    (unit) =>
      unit.rows<{ chain: string }>('select distinct coalesce(agency_id, $1) as chain from audit_unsealed', [
        INSTALLATION_CHAIN,
      ]),
    { readOnly: true },
  );
  let total = 0;
  for (const { chain } of chains) {
    let sealed: number;
    do {
      sealed = await database.inUnit(systemScope('audit-seal'), (unit) => sealBatch(unit, chain, log));
      total += sealed;
    } while (sealed === BATCH);
  }
  return total;
}

async function sealBatch(unit: Unit, chain: string, log: Log): Promise<number> {
  const agencyId = chain === INSTALLATION_CHAIN ? null : chain;
  const { mine } = await unit.one<{ mine: boolean }>(
    'select pg_try_advisory_xact_lock($1::int, hashtext($2)) as mine',
    [SEAL_LOCK, chain],
  );
  if (!mine) return 0;
  const rows = await unit.rows<{ id: string; row: string }>(
    `select a.id, ${CANONICAL_ROW} as row from audit_unsealed u join audit a on a.id = u.audit_id
      where u.agency_id is not distinct from $1 order by a.at, a.id limit ${BATCH}`,
    [agencyId],
  );
  if (rows.length === 0) return 0;
  const head = await unit.row<{ sequence: string; hash: string }>(
    'select sequence, hash from audit_seal where chain = $1 order by sequence desc limit 1',
    [chain],
  );
  let sequence = Number(head?.sequence ?? 0);
  let hash = head?.hash ?? FIRST_PREVIOUS;
  const seals = rows.map(({ id, row }) => {
    const previousHash = hash;
    sequence += 1;
    hash = hashOf({ chain, sequence, previousHash, row });
    return { id, sequence, previousHash, hash };
  });
  await unit.run(
    `insert into audit_seal (chain, agency_id, sealed_at, audit_id, sequence, previous_hash, hash)
     select $1, $2, $3, * from unnest($4::uuid[], $5::bigint[], $6::text[], $7::text[])`,
    [
      chain,
      agencyId,
      unit.now(),
      seals.map((seal) => seal.id),
      seals.map((seal) => seal.sequence),
      seals.map((seal) => seal.previousHash),
      seals.map((seal) => seal.hash),
    ],
  );
  await unit.run('delete from audit_unsealed where audit_id = any ($1)', [rows.map(({ id }) => id)]);
  unit.afterCommit(() => log.info('audit sealed', { agencyId, sequence, hash }));
  return rows.length;
}
