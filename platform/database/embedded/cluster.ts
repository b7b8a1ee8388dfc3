import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Account, databaseAccount } from './account.js';
import { findPrograms, type Programs } from './programs.js';

/** One data folder of PostgreSQL and how to run it. */
export interface Cluster {
  /** Our own files beside the data: password, port, log. */
  folder: string;
  /** PostgreSQL's data; the working folder of all its processes. */
  data: string;
  /** How the data folder is named to PostgreSQL. */
  dataArgument: string;
  account: Account | null;
  programs: Programs;
  password: string;
}

export const SUPERUSER = 'alur';
export const ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Finds the cluster, or makes it: first beside its place, so that a start broken off halfway leaves none behind. */
export function openCluster(folder: string, keepSafe: boolean): Cluster {
  const data = join(folder, 'cluster');
  const account = databaseAccount(data);
  const programs = findPrograms(folder, account);
  if (account) chownSync(folder, account.uid, account.gid);
  const known = { folder, account, programs, dataArgument: account ? '/proc/self/cwd' : data };
  const passwordFile = join(folder, 'password');
  if (!existsSync(join(data, 'PG_VERSION'))) {
    const draft = join(folder, 'cluster-new');
    const password = randomBytes(24).toString('base64url');
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { mode: 0o700 });
    rmSync(passwordFile, { force: true });
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (account) for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid);
    initialise(draft, account, programs, keepSafe);
    renameSync(draft, data);
  }
  return { ...known, data: realpathSync(data), password: readFileSync(passwordFile, 'utf8') };
}

/**
 * As root the data folder is named /proc/self/cwd, and the password file relative to it: the folder may lie in a home
 * which the other account is not allowed to walk through, but a working folder given to it may be used all the same.
 */
function initialise(draft: string, account: Account | null, programs: Programs, keepSafe: boolean): void {
  const made = spawnSync(
    programs.initdb,
    [
      ...['-D', account ? '/proc/self/cwd' : draft, '-U', SUPERUSER, '-A', 'scram-sha-256', '--pwfile=../password'],
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...(keepSafe ? [] : ['--no-sync']),
    ],
    { cwd: draft, encoding: 'utf8', ...account, env: ENVIRONMENT },
  );
  if (made.status !== 0)
    throw new Error(`The database could not be created in ${draft}: ${made.error?.message ?? made.stderr.trim()}`);
}
