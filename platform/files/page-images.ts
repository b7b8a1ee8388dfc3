import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PAGE_WIDTHS, type PageFault, type PageImage } from './types.js';

export interface PageImages {
  /** Of the whole document; images there are of the first ones. */
  pageCount: number;
  pages: PageImage[];
  /** The text layer of a PDF, empty for a scan. */
  text: string;
}

export interface PageBounds {
  /** Milliseconds after which the process is killed; a third of it earlier it stops beginning new pages. */
  milliseconds: number;
  /** Bytes of memory of the process (where the system tells: Linux). */
  memory: number;
}

const USUAL_BOUNDS: PageBounds = { milliseconds: 60_000, memory: 1024 * 1024 * 1024 };
const MOST_PAGES = 50;
/** Of one rendered page; a scan or photograph may have twelve times as many before it is made smaller. */
const MOST_PIXELS = 12_000_000;
const MOST_TEXT = 200_000;
const WATCH_EVERY = 100;
/** Behind the pages that people wait for, not behind everything. */
const NICE = 5;
/** Faults of native code that the content provoked; any other signal came from outside. */
const CRASHES: ReadonlySet<string | null> = new Set(['SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGILL', 'SIGFPE', 'SIGTRAP']);
const WORKER = join(dirname(fileURLToPath(import.meta.url)), 'page-images-worker.mjs');

/**
 * Makes `p<number>.<width>.webp` of every page into `folder`. What strangers send is opened in a process of its own:
 * without the environment's secrets, at low priority, and killed when it takes too long or too much memory.
 * @returns a fault when the content itself is to blame; trying again would change nothing.
 * @throws when the machine is to blame: no process to be had, disk full, killed by somebody else.
 */
export async function makePageImages(
  content: { path: string; type: string },
  folder: string,
  bounds: PageBounds = USUAL_BOUNDS,
): Promise<PageImages | { fault: PageFault }> {
  const job = {
    source: content.path,
    type: content.type,
    folder,
    widths: PAGE_WIDTHS,
    mostPages: MOST_PAGES,
    mostPixels: MOST_PIXELS,
    mostText: MOST_TEXT,
    milliseconds: (bounds.milliseconds * 2) / 3,
  };
  const child = spawn(process.execPath, ['--max-old-space-size=512', WORKER, JSON.stringify(job)], {
    env: {},
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const guard = guarded(child, bounds);
  try {
    const said: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
    const { code, signal } = await ended(child);
    if (guard.stopped()) return { fault: 'too-heavy' };
    if (code === 0) return JSON.parse(Buffer.concat(said).toString('utf8'));
    if (CRASHES.has(signal)) return { fault: 'damaged' };
    throw new Error(`page images: the process ended (${signal ?? code})`);
  } finally {
    guard.end();
  }
}

function ended(child: ChildProcess): Promise<{ code: number | null; signal: string | null }> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

function guarded(child: ChildProcess, { milliseconds, memory }: PageBounds): { stopped(): boolean; end(): void } {
  let stopped = false;
  const stop = () => {
    stopped = true;
    child.kill('SIGKILL');
  };
  const tooLong = setTimeout(stop, milliseconds);
  const tooBig = setInterval(async () => {
    if ((await residentBytes(child.pid)) > memory) stop();
  }, WATCH_EVERY);
  // The program may end in between; the process must not outlive it.
  process.once('exit', stop);
  try {
    if (child.pid) setPriority(child.pid, NICE);
  } catch {
    // Already ended, or not allowed here: it runs at the usual priority.
  }
  return {
    stopped: () => stopped,
    end: () => {
      clearTimeout(tooLong);
      clearInterval(tooBig);
      process.off('exit', stop);
    },
  };
}

const PAGE_BYTES = 4096;

async function residentBytes(pid: number | undefined): Promise<number> {
  const numbers = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  return Number(numbers.split(' ')[1] ?? 0) * PAGE_BYTES;
}
