import { type ChildProcess, fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface TypstJob {
  template: string;
  /** JSON. */
  data: string;
  /** Unix time written into the document. */
  seconds: number;
}

type Answer = { pdf: Uint8Array } | { fault: string };

const WORKER = join(dirname(fileURLToPath(import.meta.url)), 'typst-worker.mjs');
/** A letter takes milliseconds, an agenda of a year a few seconds. */
const LONGEST = 30_000;

/**
 * The compiler in a process of its own, started at the first document and again after it died: a fault in its native
 * code aborts the process it lives in, which must not be the one that serves the agency. One job at a time, so that a
 * crash fails the document which caused it and no other. Ends with the program, and never keeps it alive.
 */
export class TypstProcess {
  #child: ChildProcess | null = null;
  #last: Promise<unknown> = Promise.resolve();

  /** @throws what the compiler says, or that it died or took too long. */
  render(job: TypstJob): Promise<Buffer> {
    const result = this.#last.then(() => this.#run(job));
    this.#last = result.catch(() => {});
    return result;
  }

  #run(job: TypstJob): Promise<Buffer> {
    const child = this.#started();
    child.channel?.ref();
    return new Promise<Buffer>((resolve, reject) => {
      const tooLong = setTimeout(() => child.kill('SIGKILL'), LONGEST);
      const finish = () => {
        clearTimeout(tooLong);
        child.off('message', answered).off('exit', died);
        child.channel?.unref();
      };
      const answered = (answer: Answer) => {
        finish();
        if ('pdf' in answer) resolve(Buffer.from(answer.pdf));
        else reject(new Error(answer.fault));
      };
      const died = (code: number | null, signal: string | null) => {
        finish();
        reject(new Error(`the compiler ended (${signal ?? code})`));
      };
      child.on('message', answered).on('exit', died);
      child.send(job, (error) => error && child.kill('SIGKILL'));
    });
  }

  #started(): ChildProcess {
    if (this.#child) return this.#child;
    const child = fork(WORKER, [], {
      env: {},
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.once('exit', () => {
      if (this.#child === child) this.#child = null;
    });
    child.on('error', () => child.kill('SIGKILL'));
    child.unref();
    this.#child = child;
    return child;
  }
}
