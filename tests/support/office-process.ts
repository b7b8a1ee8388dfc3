import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { builtRoot } from './build.js';
import { endWithParent } from './end-with-parent.js';

export interface OfficeProcess {
  origin: string;
  child: ChildProcess;
  /** Milliseconds from spawn to /readyz. */
  readyAfter: number;
  /** SIGTERM, then waits for the exit. */
  stop(): Promise<void>;
  /** Power failure of the node: SIGKILL, no farewell. */
  kill(): Promise<void>;
  /** Everything it printed so far. */
  output(): string;
}

export interface OfficeProcessOptions {
  dataDir: string;
  environment?: Record<string, string>;
  /** Milliseconds until it must be ready. */
  patience?: number;
  /** Folder of the build; by default that of these sources. */
  root?: string;
}

/** The built program as an operator starts it, in a process of its own. */
export async function startOfficeProcess(options: OfficeProcessOptions): Promise<OfficeProcess> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const program = join(options.root ?? (await builtRoot()), 'api/main.js');
  const began = performance.now();
  const child = spawn(process.execPath, ['--max-semi-space-size=64', program], {
    env: {
      ...process.env,
      DATA_DIR: options.dataDir,
      PORT: String(port),
      HOST: '127.0.0.1',
      BASE_URL: origin,
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const callOff = endWithParent({ dataDir: options.dataDir, pid: child.pid });
  const exited = new Promise<void>((resolve) =>
    child.once('exit', () => {
      callOff();
      resolve();
    }),
  );

  await untilReady({ origin, child, output: () => printed }, options.patience ?? 120_000);
  const end = (signal: NodeJS.Signals) => async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await exited;
  };
  return {
    origin,
    child,
    readyAfter: performance.now() - began,
    stop: end('SIGTERM'),
    kill: end('SIGKILL'),
    output: () => printed,
  };
}

/** @throws with what it said last when it ended, or was not ready in that time (it is killed then). */
export async function untilReady(
  { origin, child, output }: Pick<OfficeProcess, 'origin' | 'child' | 'output'>,
  patience: number,
): Promise<void> {
  const giveUp = Date.now() + patience;
  while (Date.now() < giveUp) {
    if (child.exitCode !== null) throw new Error(`the office ended with ${child.exitCode}:\n${output().slice(-4000)}`);
    const ready = await fetch(`${origin}/readyz`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`the office was not ready after ${patience} ms:\n${output().slice(-4000)}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
