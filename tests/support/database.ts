import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrationSeries } from '../../api/migration-series.js';
import { type Clock, systemClock } from '../../platform/clock/index.js';
import { Database, migrate } from '../../platform/database/index.js';
import { readSeries } from '../../platform/database/migrate.js';
import { silentLog } from '../../platform/log/index.js';

/** Where the tests' PostgreSQL listens; set by tests/support/global-setup.ts. */
const serverUrl = () => {
  const url = process.env.ALUR_TEST_SERVER;
  if (!url) throw new Error('run the tests with npm test, which starts PostgreSQL');
  return url;
};

const withDatabase = (url: string, name: string) => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
};

async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: withDatabase(serverUrl(), 'postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Changes with any migration, so that a stale template is never cloned. */
function templateName(): string {
  const hashes = migrationSeries()
    .flatMap(readSeries)
    .map((migration) => migration.hash);
  return `alur_template_${createHash('sha256').update(hashes.join()).digest('hex').slice(0, 16)}`;
}

const TEMPLATE_LOCK = 4_712_003;

async function ensureTemplate(client: pg.Client): Promise<string> {
  const name = templateName();
  await client.query(`select pg_advisory_lock(${TEMPLATE_LOCK})`);
  try {
    const ready = await client.query('select 1 from pg_database where datname = $1 and datistemplate', [name]);
    if (ready.rowCount === 0) {
      await client.query(`drop database if exists ${name}`);
      await client.query(`create database ${name} template template0 encoding 'UTF8'`);
      await migrate(withDatabase(serverUrl(), name), migrationSeries(), silentLog);
      await client.query(`alter database ${name} is_template true`);
    }
  } finally {
    await client.query(`select pg_advisory_unlock(${TEMPLATE_LOCK})`);
  }
  return name;
}

export interface TestDatabase {
  url: string;
  database: Database;
  /** Closes the pool and drops the database; fails when a connection leaked. */
  drop(): Promise<void>;
}

/** A fresh, migrated database for one test file. Call in beforeAll, `drop` in afterAll. */
export async function createTestDatabase(clock: Clock = systemClock, poolSize = 8): Promise<TestDatabase> {
  const name = `alur_test_${randomBytes(6).toString('hex')}`;
  await onServer(async (client) => {
    const template = await ensureTemplate(client);
    await client.query(`create database ${name} template ${template}`);
  });
  const url = withDatabase(serverUrl(), name);
  const database = new Database(url, clock, silentLog, poolSize);
  return {
    url,
    database,
    drop: async () => {
      await database.close();
      await onServer(async (client) => {
        const leaked = await client.query('select pid, state, query from pg_stat_activity where datname = $1', [name]);
        await client.query(`drop database ${name} with (force)`);
        if (leaked.rowCount) throw new Error(`connections leaked: ${JSON.stringify(leaked.rows)}`);
      });
    },
  };
}
