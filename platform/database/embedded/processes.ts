import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A process id alone is not enough: after a crash the system gives the same number to somebody else. */
export interface ProcessMark {
  pid: number;
  startedAt: string;
}

/** @returns null when there is no such process any more. A zombie does nothing any more: it counts as gone. */
export function markOf(pid: number): ProcessMark | null {
  const startedAt = process.platform === 'linux' ? startOnLinux(pid) : startElsewhere(pid);
  return startedAt === null ? null : { pid, startedAt };
}

export const stillRuns = (mark: ProcessMark): boolean => markOf(mark.pid)?.startedAt === mark.startedAt;

/** /proc/<pid>/stat: state is the 3rd, start time the 22nd field; the 2nd may itself contain spaces and brackets. */
function startOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? null : fields[19]!;
  } catch {
    return null;
  }
}

function startElsewhere(pid: number): string | null {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null;
  }
  if (process.platform === 'win32') return 'running';
  try {
    const [state, ...start] = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/);
    return state?.startsWith('Z') ? null : start.join(' ');
  } catch {
    return null;
  }
}

/** Whether the process works in that folder, as every process of a PostgreSQL cluster does in the cluster's. */
export function worksIn(pid: number, folder: string): boolean {
  if (process.platform !== 'linux') {
    if (process.platform === 'win32') return true;
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(folder);
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return false;
  }
}

/** Living processes of the cluster, orphaned backends included. Known on Linux only. */
export function processesIn(folder: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && worksIn(pid, folder) && markOf(pid) !== null);
}

/** Waits until none of them runs any more. @returns false when some still do after the time given. */
export async function gone(marks: ProcessMark[], milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  while (marks.some(stillRuns)) {
    if (performance.now() > deadline) return false;
    await pause(20);
  }
  return true;
}

export const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Sends a signal; a process that has just ended needs none. */
export function signal({ pid }: ProcessMark, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
