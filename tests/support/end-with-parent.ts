import { spawn } from 'node:child_process';

export interface Orphans {
  /** Data folder whose embedded PostgreSQL has to end. */
  dataDir: string;
  /** A program that has to end before it. */
  pid?: number;
  /** Whether the folder goes as well. */
  remove?: boolean;
}

/**
 * Sees to it that what a test run started ends with it, also after kill -9: a small process of its own holds the other
 * end of a pipe, which closes in whatever way this process goes.
 * @returns what calls it off, once everything has ended in good order.
 */
export function endWithParent({ dataDir, pid = 0, remove = false }: Orphans): () => void {
  const watcher = spawn(process.execPath, ['-e', WATCH, dataDir, String(pid), String(remove)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: {},
  });
  watcher.unref();
  const { stdin } = watcher;
  stdin.on('error', () => {});
  if ('unref' in stdin && typeof stdin.unref === 'function') stdin.unref();
  return () => stdin.end('called off');
}

const WATCH = `
const { existsSync, readFileSync, rmSync } = require('node:fs');
const [dataDir, pid, remove] = process.argv.slice(1);
const pidFile = dataDir + '/postgres/cluster/postmaster.pid';
const kill = (id, signal) => { try { process.kill(id, signal); } catch {} };
process.stdin.on('data', () => process.exit(0)).on('end', () => {
  if (Number(pid) > 0) kill(Number(pid), 'SIGKILL');
  if (existsSync(pidFile)) kill(Number(readFileSync(pidFile, 'utf8').split('\\n')[0]), 'SIGQUIT');
  setTimeout(() => { if (remove === 'true') rmSync(dataDir, { recursive: true, force: true }); }, 2000);
});`;
