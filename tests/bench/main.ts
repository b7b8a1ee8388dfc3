import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../platform/database/embedded/index.js';
import { silentLog } from '../../platform/log/index.js';
import { completions } from './completions.js';
import { worklist } from './worklist.js';

const BENCHMARKS = { completions, worklist };
type Name = keyof typeof BENCHMARKS;

const isName = (text: string): text is Name => text in BENCHMARKS;

/** `npm run bench`, `npm run bench -- completions worklist`. Ratios are the result; seconds belong to this machine. */
async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !isName(name));
  if (unknown.length > 0)
    throw new Error(`unknown benchmark ${unknown.join(', ')}; there are ${Object.keys(BENCHMARKS).join(', ')}`);
  const names = asked.length > 0 ? asked.filter(isName) : (Object.keys(BENCHMARKS) as Name[]);

  const folder = await mkdtemp(join(tmpdir(), 'alur-bench-pg-'));
  const server = await startEmbeddedPostgres({ dataDir: folder, log: silentLog });
  const report: Record<string, unknown> = { at: new Date().toISOString(), cores: cpus().length, node: process.version };
  try {
    for (const name of names) {
      const results = await BENCHMARKS[name](await freshDatabase(server.url), server.url);
      process.stdout.write(`\n${name}\n`);
      console.table(results);
      report[name] = results;
    }
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
  await mkdir('tests/.artifacts', { recursive: true });
  const file = `tests/.artifacts/bench-${Date.now()}.json`;
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
  process.stdout.write(`written to ${file}\n`);
}

async function freshDatabase(serverUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query('drop database if exists alur_bench with (force)');
  await client.query('create database alur_bench');
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = '/alur_bench';
  return url.href;
}

await main();
