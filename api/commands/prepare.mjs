import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const readJson = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));
export const say = (sentence) => process.stderr.write(`${sentence}\n`);

/** Plain JavaScript without dependencies: this runs before anything is installed. */
export function checkNode() {
  const needed = readJson('package.json').engines.node.replace(/^>=/, '');
  const [major, minor] = needed.split('.').map(Number);
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  say(`Alur needs Node.js ${needed} or newer; this is ${process.versions.node}. Get it from https://nodejs.org.`);
  process.exit(1);
}

/** Installs exactly what package-lock.json says, unless that is what is there. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  say('Installing what Alur is made of; the first time this takes a few minutes ...');
  const begun = Date.now();
  const progress = setInterval(() => say(`  ... still installing (${seconds(begun)} s)`), 15_000);
  // Development packages too, also where NODE_ENV says production: they build what is started and test what is built.
  const code = await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  clearInterval(progress);
  if (code !== 0) {
    say('Installing failed, see above. Check the connection to the npm registry and start again.');
    process.exit(code);
  }
  say(`Installed in ${seconds(begun)} s.`);
}

const seconds = (begun) => Math.round((Date.now() - begun) / 1000);

/**
 * npm writes node_modules/.package-lock.json as its last act, so a broken-off installation is noticed; packages for
 * other platforms are missing from it, and none may be there that the lock does not know.
 */
function isInstalled() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false;
  const wanted = readJson('package-lock.json').packages;
  const present = readJson('node_modules/.package-lock.json').packages;
  const missing = Object.entries(wanted).some(
    ([path, { version, optional }]) =>
      path !== '' && present[path]?.version !== version && !(optional && !present[path]),
  );
  return !missing && Object.keys(present).every((path) => path in wanted);
}

/** Runs a program on this terminal. @returns its exit code. */
export function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

/**
 * npm puts a shell between itself and this process, which does not pass SIGTERM on but dies of it. What then comes here
 * is only another parent: it means the same.
 */
export function stopWithShell() {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}
