import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { findEmbeddedPostgres } from './index.js';
import { markOf, pause, worksIn } from './processes.js';

const here = import.meta.dirname;
const artifacts = join(here, '../../../tests/.artifacts');
const program = join(artifacts, `embedded-${process.pid}.mjs`);
const home = mkdtempSync(join(tmpdir(), 'alur-embedded-'));
const dataDir = join(home, 'data');
const children: ChildProcess[] = [];

/** A node as `npm start` is one: it starts the database, says where, and stops it in good order on SIGTERM. */
const NODE = `
import { startEmbeddedPostgres } from './index.js';
import { silentLog } from '../../log/index.js';
try {
  const database = await startEmbeddedPostgres({ dataDir: process.argv[2], log: silentLog, patience: Number(process.argv[3] ?? 5_000) });
  process.on('SIGTERM', () => database.stop().then(() => process.exit(0)));
  setInterval(() => {}, 60_000);
  console.log(database.url);
} catch (error) {
  console.log(error.message);
  process.exitCode = 1;
}`;

beforeAll(async () => {
  mkdirSync(artifacts, { recursive: true });
  await build({
    stdin: { contents: NODE, resolveDir: here, loader: 'ts' },
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
});
afterAll(() => {
  rmSync(program, { force: true });
  rmSync(home, { recursive: true, force: true });
});

/** @returns the URL, or the sentence with which the start was refused. */
async function start(folder = dataDir, ...patience: string[]) {
  const child = spawn(process.execPath, [program, folder, ...patience], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {},
  });
  children.push(child);
  const [said] = (await once(createInterface(child.stdout!), 'line')) as [string];
  return { child, said };
}

async function query<T>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows as T[];
  } finally {
    await client.end();
  }
}

const remember = (url: string, what: string) =>
  query(url, `create table if not exists kept (what text); insert into kept values ('${what}')`);
const kept = async (url: string) =>
  (await query<{ what: string }>(url, 'select what from kept')).map((row) => row.what);
const postmaster = () => Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);

async function killed(child: ChildProcess) {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

test('the data is there again after a stop, at the same address', async () => {
  const first = await start();
  await remember(first.said, 'before the stop');
  first.child.kill('SIGTERM');
  await once(first.child, 'exit');
  const begun = performance.now();
  const second = await start();
  expect(performance.now() - begun).toBeLessThan(3_000);
  expect(second.said).toBe(first.said);
  expect(await kept(second.said)).toContain('before the stop');
});

test('a second start on the same data folder is refused with a clear sentence and disturbs nothing', async () => {
  const first = await start();
  const second = await start(dataDir, '100');
  await once(second.child, 'close');
  expect(second.said).toBe(
    `Alur is already running on the data folder ${dataDir} (process ${first.child.pid}). ` +
      'Stop that one first, or choose another folder for this one with DATA_DIR.',
  );
  expect(second.child.exitCode).toBe(1);
  await remember(first.said, 'while the second was refused');
  expect(findEmbeddedPostgres(dataDir)).toBe(first.said);
  expect(findEmbeddedPostgres(join(home, 'nothing'))).toBeNull();
});

test('a start waits for another one that is just stopping', async () => {
  const first = await start();
  const second = start();
  first.child.kill('SIGTERM');
  expect((await second).said).toBe(first.said);
});

test('what was acknowledged before kill -9 of the program is there at the next start', async () => {
  const first = await start();
  await remember(first.said, 'before kill -9 of node');
  await killed(first.child);
  const begun = performance.now();
  const second = await start();
  expect(performance.now() - begun).toBeLessThan(5_000);
  expect(await kept(second.said)).toContain('before kill -9 of node');
});

test('what was acknowledged before kill -9 of program and database is there at the next start', async () => {
  const first = await start();
  await remember(first.said, 'before kill -9 of both');
  const pid = postmaster();
  await killed(first.child);
  process.kill(pid, 'SIGKILL');
  const begun = performance.now();
  const second = await start();
  expect(performance.now() - begun).toBeLessThan(5_000);
  expect(await kept(second.said)).toContain('before kill -9 of both');
});

test('a database that is killed under the living program comes back by itself at the same address', async () => {
  const { said } = await start();
  await remember(said, 'before kill -9 of the postmaster');
  process.kill(postmaster(), 'SIGKILL');
  await expect
    .poll(() => kept(said).catch(() => []), { timeout: 8_000, interval: 50 })
    .toContain('before kill -9 of the postmaster');
});

test('a number that now belongs to a stranger does not keep the database from starting', async () => {
  const first = await start();
  first.child.kill('SIGTERM');
  await once(first.child, 'exit');
  writeFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), `${process.pid}\n${dataDir}\n0\n1\n\n127.0.0.1\n`);
  writeFileSync(join(dataDir, 'postgres/owner.json'), JSON.stringify({ pid: process.pid, startedAt: '1' }));
  const second = await start();
  expect(second.said).toBe(first.said);
  expect(markOf(process.pid)).not.toBeNull();
});

test('the database listens on this machine only and asks for the password, which only its account may read', async () => {
  const { said } = await start();
  expect(statSync(join(dataDir, 'postgres/password')).mode & 0o777).toBe(0o600);
  const wrong = new URL(said);
  wrong.password = 'guess';
  await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === 'IPv4' && !address.internal);
  if (outside) {
    const elsewhere = new URL(said);
    elsewhere.hostname = outside.address;
    await expect(query(elsewhere.href, 'select 1')).rejects.toThrow('ECONNREFUSED');
  }
  const [settings] = await query(
    said,
    `select current_setting('fsync') as fsync, current_setting('server_encoding') as encoding,
            (select datlocprovider::text || datlocale from pg_database where datname = 'alur') as locale`,
  );
  expect(settings).toEqual({ fsync: 'on', encoding: 'UTF8', locale: 'bC.UTF-8' });
});

test.runIf(process.getuid?.() === 0)('root may keep the data in a home that nobody else may enter', async () => {
  const closed = join(home, 'closed');
  mkdirSync(closed, { mode: 0o700 });
  const { said } = await start(join(closed, 'data'));
  expect(await query(said, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test.runIf(process.platform === 'linux')('a zombie counts as gone', async () => {
  // `sleep` never asks after the child that the shell left it.
  const script = 'exec 3<&0; cat <&3 & echo $!; exec sleep 20';
  const parent = spawn('sh', ['-c', script], { stdio: ['pipe', 'pipe', 'ignore'] });
  const [line] = (await once(createInterface(parent.stdout), 'line')) as [string];
  while (!readFileSync(`/proc/${parent.pid}/cmdline`, 'latin1').startsWith('sleep')) await pause(5);
  parent.stdin.end();
  while (!/ Z /.test(readFileSync(`/proc/${line}/stat`, 'latin1'))) await pause(5);
  expect(markOf(Number(line))).toBeNull();
  expect(worksIn(Number(line), process.cwd())).toBe(false);
  parent.kill('SIGKILL');
});
