import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type Cluster, ENVIRONMENT, SUPERUSER } from './cluster.js';
import { freePort } from './free-port.js';
import { gone, markOf, type ProcessMark, pause, processesIn, signal, stillRuns, worksIn } from './processes.js';

export interface Server {
  mark: ProcessMark;
  port: number;
}

export type Settings = Record<string, string>;

const MOST_ATTEMPTS = 20;
/** After a crash PostgreSQL first replays its log; giving up on it while it works would only start that again. */
const READY_WITHIN = 600_000;
const LOG_LIMIT = 10_000_000;

/** Takes over a PostgreSQL whose node died, or starts one. @param wanted this port only; else the remembered or a free one. */
export async function startServer(cluster: Cluster, settings: Settings, wanted?: number): Promise<Server> {
  const adopted = await takeOver(cluster);
  if (adopted) return adopted;
  for (let attempt = 1; ; attempt++) {
    const port = wanted ?? (await freePort(rememberedPort(cluster)));
    const fault = await launch(cluster, settings, port);
    if (typeof fault !== 'string') {
      writeFileSync(join(cluster.folder, 'port'), String(port), { mode: 0o600 });
      return { mark: fault, port };
    }
    // Somebody was faster with the port, or the last backends of a killed server are still letting go of its memory.
    const passing = /could not bind|could not create any TCP|shared memory block|lock file/.test(fault);
    if (!passing || attempt === MOST_ATTEMPTS) throw new Error(`PostgreSQL did not start: ${fault}`);
    await pause(100);
  }
}

/** Fast shutdown: open transactions are rolled back, everything is written; harder only when that takes too long. */
export async function stopServer({ mark }: Server, patience = 30_000): Promise<void> {
  for (const [name, wait] of [
    ['SIGINT', patience],
    ['SIGQUIT', 3_000],
    ['SIGKILL', 3_000],
  ] as const) {
    signal(mark, name);
    if (await gone([mark], wait)) return;
  }
  throw new Error(`PostgreSQL (process ${mark.pid}) does not stop`);
}

export const urlOf = (cluster: Pick<Cluster, 'password'>, port: number, database: string) =>
  `postgres://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/${database}`;

function rememberedPort({ folder }: Cluster): number | undefined {
  const file = join(folder, 'port');
  const port = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  return port > 0 && port < 65_536 ? port : undefined;
}

async function takeOver(cluster: Cluster): Promise<Server | null> {
  const pidFile = join(cluster.data, 'postmaster.pid');
  if (!existsSync(pidFile)) return null;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const mark = markOf(pid);
  if (mark && worksIn(pid, cluster.data)) {
    const port = rememberedPort(cluster);
    if (port && (await answers(cluster, port))) return { mark, port };
    await stopServer({ mark, port: port ?? 0 }, 3_000);
    return null;
  }
  await clearOrphans(cluster);
  // PostgreSQL removes the file itself when nobody has that number. It refuses when somebody does, be it a stranger or
  // a zombie; with no process left in the folder the file is stale for certain.
  if (processesIn(cluster.data).length === 0) rmSync(pidFile, { force: true });
  return null;
}

/** Backends notice by themselves that their postmaster was killed; those in the middle of a long query do not. */
async function clearOrphans({ data }: Cluster): Promise<void> {
  const orphans = processesIn(data).flatMap((pid) => markOf(pid) ?? []);
  if (await gone(orphans, 500)) return;
  for (const orphan of orphans) signal(orphan, 'SIGQUIT');
  if (await gone(orphans, 1_000)) return;
  for (const orphan of orphans) signal(orphan, 'SIGKILL');
  await gone(orphans, 1_000);
}

/** @returns the process once it answers, or what it said when it gave up. */
async function launch(cluster: Cluster, settings: Settings, port: number): Promise<ProcessMark | string> {
  const all = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', timezone: 'UTC', ...settings };
  const logFile = join(cluster.folder, 'server.log');
  const tooLong = existsSync(logFile) && statSync(logFile).size > LOG_LIMIT;
  const log = openSync(logFile, tooLong ? 'w' : 'a', 0o600);
  const from = tooLong ? 0 : statSync(logFile).size;
  const child = spawn(
    cluster.programs.postgres,
    ['-D', cluster.dataArgument, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // Detached: Ctrl-C in the terminal must reach the program first, which then stops the database in good order.
    { cwd: cluster.data, ...cluster.account, env: ENVIRONMENT, detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  await once(child, 'spawn');
  child.unref();
  const mark = markOf(child.pid!);
  if (mark && (await untilReady(cluster, port, mark))) return mark;
  return readFileSync(logFile, 'utf8').slice(from).trim() || 'it ended without a word';
}

async function untilReady(cluster: Cluster, port: number, mark: ProcessMark): Promise<boolean> {
  const deadline = performance.now() + READY_WITHIN;
  while (stillRuns(mark)) {
    if (await answers(cluster, port)) return true;
    if (performance.now() > deadline) signal(mark, 'SIGQUIT');
    await pause(15);
  }
  return false;
}

async function answers(cluster: Cluster, port: number): Promise<boolean> {
  const client = new pg.Client({
    connectionString: urlOf(cluster, port, 'postgres'),
    connectionTimeoutMillis: 3_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
