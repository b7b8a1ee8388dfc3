import { historyCheck } from '../../engine/index.js';
import { type AuditFault, type ChainReport, verifyAudit } from '../../platform/audit/index.js';
import { systemClock } from '../../platform/clock/index.js';
import { readConfig } from '../../platform/config/index.js';
import { findEmbeddedPostgres, startEmbeddedPostgres } from '../../platform/database/embedded/index.js';
import { Database, systemScope } from '../../platform/database/index.js';
import { createLog } from '../../platform/log/index.js';

const EXPLANATION: Record<AuditFault['kind'], string> = {
  changed: 'was changed after it had been sealed',
  removed: 'was removed',
  gap: 'comes after missing rows',
  relinked: 'does not follow from the row before it',
  added: 'was put in beside the program',
};

/** `npm run audit:verify`: seals what is open, recomputes every chain, names the first fault and the first
 * step of the engine's history without its row. Exit code 1 for a fault. */
const config = readConfig();
const log = createLog((line) => process.stderr.write(line));
const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

const running = config.databaseUrl ?? findEmbeddedPostgres(config.dataDir);
const own = running === null ? await startEmbeddedPostgres({ dataDir: config.dataDir, log }) : null;
const url = running ?? own!.url;
const database = new Database(url, systemClock, log, 2);
try {
  const names = await agencyNames();
  const { chains, gaps } = await verifyAudit(database, log, [historyCheck]);
  for (const chain of chains) say(describe(chain, names.get(chain.agencyId ?? '') ?? chain.agencyId ?? 'installation'));
  for (const { check, gap } of gaps) say(`GAP in ${check}: ${gap}`);
  const sound = gaps.length === 0 && chains.every((chain) => chain.faults.length === 0);
  say(sound ? 'The record is in order.' : 'The record is NOT in order.');
  process.exitCode = sound ? 0 : 1;
} finally {
  await database.close();
  await own?.stop();
}

async function agencyNames(): Promise<Map<string, string>> {
  const agencies = await database.inUnit(systemScope('audit-seal'), (unit) =>
    unit.rows<{ id: string; code: string }>('select id, code from agency'),
  );
  return new Map(agencies.map(({ id, code }) => [id, code]));
}

function describe({ rows, head, faults }: ChainReport, name: string): string {
  const verdict = faults.length === 0 ? 'ok' : faults.map(explain).join('; ');
  return `${name}: ${rows} rows${head ? `, head ${rows}:${head}` : ''}: ${verdict}`;
}

function explain({ kind, sequence, auditId }: AuditFault): string {
  return `FAULT ${sequence === null ? '' : `at number ${sequence} `}row ${auditId} ${EXPLANATION[kind]}`;
}
