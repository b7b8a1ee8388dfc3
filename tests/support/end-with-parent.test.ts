import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';

const artifacts = join(import.meta.dirname, '../.artifacts');
const bundle = join(artifacts, `test-run-${process.pid}.mjs`);
let run: ChildProcess;

/** What a test run is: it has a throw-away server until it ends. */
const RUN = `
import setup from './global-setup.js';
delete process.env.DATABASE_URL;
const teardown = await setup();
console.log(process.env.ALUR_TEST_FOLDER);
process.stdin.once('data', () => teardown().then(() => process.exit(0)));`;

beforeAll(() =>
  build({
    stdin: { contents: RUN, resolveDir: import.meta.dirname, loader: 'ts' },
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  }),
);
afterAll(() => {
  run?.kill('SIGKILL');
  rmSync(bundle, { force: true });
});

async function begin(): Promise<string> {
  run = spawn(process.execPath, [bundle], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [folder] = (await once(createInterface(run.stdout!), 'line')) as [string];
  expect(existsSync(join(folder, 'postgres/cluster/postmaster.pid'))).toBe(true);
  return folder;
}

test('the database of a test run that was killed with -9 ends by itself and leaves nothing behind', async () => {
  const folder = await begin();
  run.kill('SIGKILL');
  await expect.poll(() => existsSync(folder), { timeout: 15_000 }).toBe(false);
});

test('a test run that ends by itself leaves nothing behind either', async () => {
  const folder = await begin();
  run.stdin?.write('end');
  await once(run, 'exit');
  expect(existsSync(folder)).toBe(false);
});
