import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gone, markOf, type ProcessMark, stillRuns } from './processes.js';

/**
 * Makes this process the only one that supervises the data folder.
 * @param patience milliseconds for another one that is just stopping.
 * @returns what gives the folder free again.
 * @throws when another living process has it: two supervisors would stop each other's database.
 */
export async function claimFolder(folder: string, dataDir: string, patience: number): Promise<() => void> {
  const file = join(folder, 'owner.json');
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(markOf(process.pid)), { mode: 0o600 });
  try {
    while (!place(draft, file)) {
      const owner = read(file);
      if (owner && !(await gone([owner], patience))) throw new Error(refusal(dataDir, owner.pid));
      removeStale(file, owner);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    if (read(file)?.pid === process.pid) rmSync(file, { force: true });
  };
}

/** Whether a living process has the folder. */
export function isClaimed(folder: string): boolean {
  const owner = read(join(folder, 'owner.json'));
  return owner !== null && stillRuns(owner);
}

const refusal = (dataDir: string, pid: number) =>
  `Alur is already running on the data folder ${dataDir} (process ${pid}). ` +
  'Stop that one first, or choose another folder for this one with DATA_DIR.';

/** A hard link appears whole or not at all, and never over an existing file. */
function place(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Two nodes may clear the same stale file: what was taken away by mistake, since it is newer, is put back. */
function removeStale(file: string, stale: ProcessMark | null): void {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const taken = read(aside);
  if (taken && (taken.pid !== stale?.pid || taken.startedAt !== stale.startedAt)) place(aside, file);
  rmSync(aside, { force: true });
}

/** @returns null for a file that a power failure left empty. */
function read(file: string): ProcessMark | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessMark;
  } catch {
    return null;
  }
}
