import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** kill -9 of the embedded postmaster of a data folder; its children notice and leave by themselves. */
export function killPostgres(dataDir: string): void {
  const [pid] = readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(pid), 'SIGKILL');
}
