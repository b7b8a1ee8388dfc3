import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeEach, expect, test } from 'vitest';

const sources = dirname(dirname(import.meta.dirname));
/** Where node, npm and the shell are. */
const PATHS = { PATH: `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin` };
const clones: string[] = [];
let clone: string;

/** A small house with the real commands and what is installed. */
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'alur-clone-'));
  clones.push(clone);
  for (const file of ['package.json', 'package-lock.json']) cpSync(join(sources, file), join(clone, file));
  for (const command of ['prepare', 'build', 'start', 'run'])
    cpSync(join(sources, `api/commands/${command}.mjs`), join(clone, `api/commands/${command}.mjs`));
  symlinkSync(join(sources, 'node_modules'), join(clone, 'node_modules'));
  write('api/main.ts', `import { greet } from '../platform/greet.js';\ngreet(process.argv.slice(2));\n`);
  write(
    'platform/greet.ts',
    `import { readFileSync } from 'node:fs';
     const name: string = readFileSync(new URL('./name.txt', import.meta.url), 'utf8');
     export function greet(words: string[]): void {
       if (words[0] === 'wait') {
         process.on('SIGTERM', () => process.exit(7));
         setInterval(() => {}, 60_000);
       }
       console.log(['hello', name, ...words].join(' '));
       if (words[0] === 'fail') throw new Error('broken');
     }`,
  );
  write('platform/name.txt', 'Siti');
  write('platform/greet.test.ts', 'never built');
});
afterAll(() => {
  for (const folder of clones) rmSync(folder, { recursive: true, force: true });
});

function write(path: string, content: string) {
  mkdirSync(dirname(join(clone, path)), { recursive: true });
  writeFileSync(join(clone, path), content);
}
const dist = (path: string) => join(clone, 'dist', path);

function start(...args: string[]): ChildProcess {
  const command = ['--enable-source-maps', join(clone, 'api/commands/start.mjs'), ...args];
  return spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'], env: {} });
}
async function started(...args: string[]) {
  const child = start(...args);
  const output = { said: '', progress: '' };
  child.stdout!.on('data', (chunk) => {
    output.said += chunk;
  });
  child.stderr!.on('data', (chunk) => {
    output.progress += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, ...output };
}

test('starting builds what is there, without its tests, and runs it', async () => {
  expect(await started('Budi')).toMatchObject({ code: 0, said: 'hello Siti Budi\n' });
  expect(existsSync(dist('platform/greet.test.js'))).toBe(false);
});

test('nothing is built again until something changed, was added or removed', async () => {
  expect((await started()).progress).toContain('Built');
  expect((await started()).progress).toBe('');
  write('platform/name.txt', 'Rahmawati');
  expect(await started()).toMatchObject({ said: 'hello Rahmawati\n' });
  write('platform/extra.ts', 'export const extra: number = 1;');
  await started();
  expect(readFileSync(dist('platform/extra.js'), 'utf8')).toContain('extra = 1');
  rmSync(join(clone, 'platform/extra.ts'));
  await started();
  expect(existsSync(dist('platform/extra.js'))).toBe(false);
});

test('a source that cannot be read leaves the old build as it was and says where', async () => {
  await started();
  write('platform/greet.ts', 'export const = ;');
  const { code, progress } = await started();
  expect(code).toBe(1);
  expect(progress).toContain('platform/greet.ts:1');
  expect(progress).not.toContain('    at ');
  expect(readFileSync(dist('platform/greet.js'), 'utf8')).toContain('hello');
});

test('a signal and the exit code are those of the program itself', async () => {
  const child = start('wait');
  await once(createInterface(child.stdout!), 'line');
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([7, null]);
});

test('stopping npm stops the program in good order', async () => {
  const file = join(clone, 'stopped');
  write(
    'api/main.ts',
    `import { writeFileSync } from 'node:fs';
     process.on('SIGTERM', () => { writeFileSync(${JSON.stringify(file)}, 'in good order'); process.exit(0); });
     setInterval(() => {}, 60_000);
     console.log('running');`,
  );
  const npm = spawn('npm', ['start', '--silent'], { cwd: clone, stdio: ['ignore', 'pipe', 'ignore'], env: PATHS });
  await once(createInterface(npm.stdout), 'line');
  npm.kill('SIGTERM');
  await expect.poll(() => existsSync(file), { timeout: 5_000 }).toBe(true);
});

test('a defect is traced to the line of the source', async () => {
  const { code, progress } = await started('fail');
  expect(code).toBe(1);
  expect(progress).toContain('platform/greet.ts:9');
});

test('what is not installed, or in another version, is installed from the lock first', async () => {
  rmSync(join(clone, 'node_modules'));
  write('node_modules/.package-lock.json', '{"packages":{}}');
  // An npm that only tells how it was called: the real one would fetch half a gigabyte.
  write('bin/npm', '#!/bin/sh\necho "npm $*"; exit 3\n');
  chmodSync(join(clone, 'bin/npm'), 0o755);
  const child = spawn(process.execPath, [join(clone, 'api/commands/start.mjs')], {
    env: { PATH: `${join(clone, 'bin')}:${PATHS.PATH}` },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += chunk;
    });
  const [code] = await once(child, 'close');
  expect(output).toContain('npm ci --include=dev');
  expect(output).toContain('Installing failed');
  expect(code).toBe(3);
});
