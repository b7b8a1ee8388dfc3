import { existsSync, readFileSync, statSync } from 'node:fs';

/** As whom the programs of PostgreSQL run, which refuse to run as root. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * @returns null for an ordinary account, which runs PostgreSQL itself; for root the owner of the cluster that exists,
 * else one of the unprivileged accounts that every system has.
 */
export function databaseAccount(cluster: string): Account | null {
  const own = process.getuid?.();
  const existing = existsSync(cluster) ? statSync(cluster) : null;
  if (own !== 0) {
    if (existing && own !== undefined && existing.uid !== own)
      throw new Error(`The folder ${cluster} belongs to another account of this machine. Start Alur as that account.`);
    return null;
  }
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  return accountNamed('postgres') ?? accountNamed('nobody') ?? refuse();
}

function accountNamed(name: string): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 } : undefined;
}

function refuse(): never {
  throw new Error(
    'PostgreSQL does not run as root, and this system has no account "nobody". Start Alur as an ordinary account.',
  );
}
