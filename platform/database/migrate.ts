import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Log } from '../log/index.js';
import { prepareWorker } from '../worker/prepare-worker.js';
import { ROLES_SQL } from './roles.js';

/** One forward-only line of numbered SQL files (`001-letters.sql`), per room and slice. */
export interface MigrationSeries {
  name: string;
  folder: string;
}

interface Migration {
  series: string;
  number: number;
  name: string;
  hash: string;
  sql: string;
}

/** A first line `-- breaking` refuses programs that do not know the file. */
const BREAKING = /^-- breaking\b/;
const FILE = /^(\d{3})-([a-z0-9-]+)\.sql$/;
/** Any constant will do; it keeps two starting nodes from migrating at once. */
const MIGRATION_LOCK = 4_712_001;

/** @throws when the database is newer in a breaking way, or a merged file was changed. */
export async function migrate(url: string, series: MigrationSeries[], log: Log): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'alur-migrate' });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
    await client.query(ROLES_SQL);
    await client.query(`create table if not exists alur_migration (
      series text not null, number int not null, name text not null, hash text not null, breaking boolean not null,
      applied_at timestamptz not null default now(), primary key (series, number));
      grant select on alur_migration to alur_system`);
    const { rows: applied } = await client.query<{ series: string; number: number; hash: string; breaking: boolean }>(
      'select series, number, hash, breaking from alur_migration',
    );
    const known = series.flatMap(readSeries);
    refuseNewer(known, applied);
    for (const migration of known) {
      const done = applied.find((row) => row.series === migration.series && row.number === migration.number);
      if (done && done.hash !== migration.hash)
        throw new Error(`migration ${migration.series}/${migration.name} was changed after it had been applied`);
      if (!done) await apply(client, migration, log);
    }
    await prepareWorker(url);
  } finally {
    await client.end();
  }
}

export function readSeries({ name, folder }: MigrationSeries): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const match = FILE.exec(file);
      if (!match) throw new Error(`migration ${name}/${file} is not named 001-some-words.sql`);
      const sql = readFileSync(join(folder, file), 'utf8');
      return {
        series: name,
        number: Number(match[1]),
        name: file,
        hash: createHash('sha256').update(sql).digest('hex'),
        sql,
      };
    });
}

function refuseNewer(known: Migration[], applied: { series: string; number: number; breaking: boolean }[]): void {
  const names = new Set(known.map((migration) => `${migration.series}/${migration.number}`));
  const newer = applied.find((row) => row.breaking && !names.has(`${row.series}/${row.number}`));
  if (newer)
    throw new Error(
      `The database was changed by a newer program (${newer.series} ${newer.number}). Start that version, or restore the backup made before it.`,
    );
}

async function apply(client: pg.Client, migration: Migration, log: Log): Promise<void> {
  await client.query('begin');
  try {
    await client.query(
      'insert into alur_migration (series, number, name, hash, breaking) values ($1, $2, $3, $4, $5)',
      [migration.series, migration.number, migration.name, migration.hash, BREAKING.test(migration.sql)],
    );
    await client.query(migration.sql);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${migration.series}/${migration.name} failed`, { cause: error });
  }
  log.info('migration applied', { series: migration.series, migration: migration.name });
}
