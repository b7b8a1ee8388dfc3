import { existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { Log } from '../../log/index.js';
import { type Cluster, openCluster } from './cluster.js';
import { claimFolder, isClaimed } from './owner.js';
import { stillRuns } from './processes.js';
import { type Server, type Settings, startServer, stopServer, urlOf } from './server.js';

export interface EmbeddedOptions {
  dataDir: string;
  /** A free one, the same at every start, when absent. */
  port?: number;
  log: Log;
  /** For throw-away data: `{ fsync: 'off' }` is fast and loses everything with the power. */
  settings?: Settings;
  /** Milliseconds to wait for another program on this folder that is just stopping; default 5 s. */
  patience?: number;
}

export interface EmbeddedPostgres {
  url: string;
  /** Stops PostgreSQL in good order and gives the folder free. */
  stop(): Promise<void>;
}

const DATABASE = 'alur';
const WATCH_EVERY = 1_000;

/**
 * PostgreSQL under `<dataDir>/postgres`, for this process only. Starts what is there after a clean stop and after any
 * kill -9; restarts PostgreSQL when it dies while this process lives.
 * @throws one sentence for the operator when another process has the folder, or this system cannot run it.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { log, settings = {}, patience = 5_000 } = options;
  const dataDir = resolve(options.dataDir);
  mkdirSync(join(dataDir, 'postgres'), { recursive: true, mode: 0o700 });
  const folder = realpathSync(join(dataDir, 'postgres'));
  const giveFree = await claimFolder(folder, dataDir, patience);
  try {
    const cluster = openCluster(folder, settings.fsync !== 'off');
    const server = await startServer(cluster, settings, options.port);
    await ensureDatabase(cluster, server);
    log.info('embedded database ready', { port: server.port });
    const stop = watch(cluster, server, settings, log);
    return {
      url: urlOf(cluster, server.port, DATABASE),
      stop: async () => {
        await stop();
        giveFree();
      },
    };
  } catch (error) {
    giveFree();
    throw error;
  }
}

/** The database of a program that runs on this data folder; null when none does. For commands beside it. */
export function findEmbeddedPostgres(dataDir: string): string | null {
  const folder = join(resolve(dataDir), 'postgres');
  const passwordFile = join(folder, 'password');
  if (!isClaimed(folder) || !existsSync(passwordFile)) return null;
  const port = Number(readFileSync(join(folder, 'port'), 'utf8'));
  return urlOf({ password: readFileSync(passwordFile, 'utf8') }, port, DATABASE);
}

async function ensureDatabase(cluster: Cluster, { port }: Server): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(cluster, port, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE} template template0`);
  } finally {
    await client.end();
  }
}

/** Starts PostgreSQL again, on the same port, when somebody killed it. @returns what ends the watch and the server. */
function watch(cluster: Cluster, first: Server, settings: Settings, log: Log): () => Promise<void> {
  let server = first;
  let restarting: Promise<void> | null = null;
  const restart = async () => {
    log.error('embedded database died and is started again');
    try {
      server = await startServer(cluster, settings, first.port);
    } catch (error) {
      log.error('embedded database could not be started again', {}, error);
    }
    restarting = null;
  };
  const timer = setInterval(() => {
    if (!restarting && !stillRuns(server.mark)) restarting = restart();
  }, WATCH_EVERY);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await restarting;
    if (stillRuns(server.mark)) await stopServer(server);
  };
}
