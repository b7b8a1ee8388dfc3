import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { longPdf } from '../../tests/support/hostile-pdfs.js';

const WORKER = fileURLToPath(new URL('./page-images-worker.mjs', import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alur-images-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('drawing ends when the program that wanted it is killed', async () => {
  const source = join(folder, 'long.pdf');
  await writeFile(source, longPdf(1000));
  const job = JSON.stringify({
    source,
    type: 'application/pdf',
    folder,
    widths: [800, 1600],
    mostPages: 1000,
    mostPixels: 12_000_000,
    mostText: 0,
    milliseconds: 600_000,
  });
  // Both hold the fourth pipe, so it closes when the last of them is gone.
  const program = spawn(
    process.execPath,
    [
      '-e',
      `require('node:child_process').spawn(process.execPath, process.argv.slice(1), { stdio: ['ignore', 'ignore', 'ignore', 3] });
       setInterval(() => {}, 1000);`,
      WORKER,
      job,
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const held = program.stdio[3] as Readable;
  const gone = once(held.resume(), 'close');
  await expect.poll(() => existsSync(join(folder, 'p1.800.webp')), { timeout: 20_000 }).toBe(true);
  program.kill('SIGKILL');
  await gone;
  expect(existsSync(join(folder, 'p1000.800.webp'))).toBe(false);
});
