import { type Database, systemScope, type Unit } from '../database/index.js';
import type { Log } from '../log/index.js';
import { CANONICAL_ROW, FIRST_PREVIOUS, hashOf, INSTALLATION_CHAIN } from './chain.js';
import { sealAudit } from './seal.js';

export interface AuditFault {
  /**
   * changed: the row is not the one that was sealed. removed: its seal is there, it is not. gap: seals are missing.
   * relinked: the seal does not follow from the one before. added: the row came in beside the program.
   */
  kind: 'changed' | 'removed' | 'gap' | 'relinked' | 'added';
  /** Place in the chain; null for a row that has none. */
  sequence: number | null;
  auditId: string;
}

export interface ChainReport {
  /** Null: the installation. */
  agencyId: string | null;
  /** Sealed rows that were checked; up to the first fault. */
  rows: number;
  /** Last hash, to be compared with one that was noted elsewhere. */
  head: string | null;
  /** The first in the chain, then the first row without a seal. */
  faults: AuditFault[];
}

/** A comparison with another record of the same events, for instance the engine's history. */
export interface AuditCheck {
  name: string;
  /** @returns what is in one and not in the other, in words; null when they agree. */
  findGap(unit: Unit): Promise<string | null>;
}

export interface AuditReport {
  chains: ChainReport[];
  gaps: { check: string; gap: string }[];
}

/** Seals what is open, then recomputes every chain from its first row. Reads page by page, while the program runs. */
export async function verifyAudit(
  database: Database,
  log: Log,
  checks: readonly AuditCheck[] = [],
): Promise<AuditReport> {
  await sealAudit(database, log);
  const read = <T>(work: (unit: Unit) => Promise<T>) =>
    database.inUnit(systemScope('audit-seal'), work, { readOnly: true });
  const chains = await read((unit) =>
    unit.rows<{ chain: string }>(
      `select chain from audit_seal union select coalesce(agency_id, $1) from audit order by chain`,
      [INSTALLATION_CHAIN],
    ),
  );
  const reports: ChainReport[] = [];
  for (const { chain } of chains) reports.push(await verifyChain(chain, read));
  const gaps: AuditReport['gaps'] = [];
  for (const check of checks) {
    const gap = await read((unit) => check.findGap(unit));
    if (gap !== null) gaps.push({ check: check.name, gap });
  }
  return { chains: reports, gaps };
}

type Read = <T>(work: (unit: Unit) => Promise<T>) => Promise<T>;

async function verifyChain(chain: string, read: Read): Promise<ChainReport> {
  const walk: Walk = { chain, sequence: 0, hash: FIRST_PREVIOUS };
  let fault: AuditFault | null = null;
  for (;;) {
    const page = await read((unit) => sealsAfter(unit, walk));
    for (const seal of page) {
      fault = faultOf(seal, walk);
      if (fault) break;
      walk.sequence = Number(seal.sequence);
      walk.hash = seal.hash;
    }
    if (fault || page.length === 0) break;
  }
  const agencyId = chain === INSTALLATION_CHAIN ? null : chain;
  const added = await read((unit) => firstUnsealed(unit, agencyId));
  const faults = [fault, added].filter((found) => found !== null);
  return { agencyId, rows: walk.sequence, head: walk.sequence === 0 ? null : walk.hash, faults };
}

interface Walk {
  chain: string;
  sequence: number;
  hash: string;
}

interface Seal {
  sequence: string;
  audit_id: string;
  previous_hash: string;
  hash: string;
  row: string | null;
}

const sealsAfter = (unit: Unit, { chain, sequence }: Walk) =>
  unit.rows<Seal>(
    `select s.sequence, s.audit_id, s.previous_hash, s.hash, case when a.id is null then null else ${CANONICAL_ROW} end as row
       from audit_seal s left join audit a on a.id = s.audit_id
      where s.chain = $1 and s.sequence > $2 order by s.sequence limit 2000`,
    [chain, sequence],
  );

function faultOf(seal: Seal, { chain, sequence: last, hash: previousHash }: Walk): AuditFault | null {
  const sequence = Number(seal.sequence);
  const fault = (kind: AuditFault['kind'], at = sequence): AuditFault => ({
    kind,
    sequence: at,
    auditId: seal.audit_id,
  });
  if (sequence !== last + 1) return fault('gap', last + 1);
  if (seal.row === null) return fault('removed');
  if (seal.previous_hash !== previousHash) return fault('relinked');
  return hashOf({ chain, sequence, previousHash, row: seal.row }) === seal.hash ? null : fault('changed');
}

/** Every row of the program waits in `audit_unsealed` until it is sealed; one that does neither was put in by hand. */
async function firstUnsealed(unit: Unit, agencyId: string | null): Promise<AuditFault | null> {
  const row = await unit.row<{ id: string }>(
    `select a.id from audit a
      where a.agency_id is not distinct from $1
        and not exists (select from audit_seal s where s.audit_id = a.id)
        and not exists (select from audit_unsealed u where u.audit_id = a.id)
      order by a.at, a.id limit 1`,
    [agencyId],
  );
  return row ? { kind: 'added', sequence: null, auditId: row.id } : null;
}
