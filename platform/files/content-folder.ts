import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { newId } from '../ids/index.js';
import type { PageWidth } from './types.js';

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Where the bytes lie: `<folder>/ab/cd/<sha256>`, page images beside them as `<sha256>.p<number>.<width>.webp`, and
 * `<folder>/incoming/` for what is still arriving. A name appears only by rename, so what has a name is whole.
 */
export class ContentFolder {
  readonly incoming: string;

  constructor(readonly folder: string) {
    this.incoming = join(folder, 'incoming');
  }

  /** A path nobody else has, on the same file system, for bytes that are still arriving. */
  async newIncoming(): Promise<string> {
    await mkdir(this.incoming, { recursive: true, mode: 0o700 });
    return join(this.incoming, `${newId()}.part`);
  }

  /** Where the content lies. @throws a defect for anything that is no hash: it would become a path. */
  path(sha256: string): string {
    if (!SHA256.test(sha256)) throw new Error('a content is addressed by its SHA-256');
    return join(this.folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  pagePath(sha256: string, number: number, width: PageWidth): string {
    return `${this.path(sha256)}.p${number}.${width}.webp`;
  }

  /** Gives arrived, already flushed bytes their final name; durable when it returns. */
  async place(arrived: string, target: string): Promise<void> {
    const folder = join(target, '..');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(arrived, target);
    await flushFolder(folder);
  }

  /** @returns null when there is no such file. The stream opens only when it is read. */
  async open(path: string): Promise<{ stream: Readable; size: number } | null> {
    const found = await stat(path).catch(absent);
    return found && { stream: createReadStream(path), size: found.size };
  }

  /** Removes a content and every image made of it. */
  async remove(sha256: string): Promise<void> {
    const folder = join(this.path(sha256), '..');
    const names = (await readdir(folder).catch(absent)) ?? [];
    for (const name of names.filter((name) => name.startsWith(sha256))) await rm(join(folder, name), { force: true });
  }

  /** Contents under one of the 256 first folders that were written before. */
  async contentsUnder(prefix: string, before: Date): Promise<{ sha256: string; size: number }[]> {
    const old: { sha256: string; size: number }[] = [];
    for (const second of (await readdir(join(this.folder, prefix)).catch(absent)) ?? []) {
      for (const name of await readdir(join(this.folder, prefix, second))) {
        const written = await stat(join(this.folder, prefix, second, name)).catch(absent);
        if (SHA256.test(name) && written && written.mtime < before) old.push({ sha256: name, size: written.size });
      }
    }
    return old;
  }

  /** What a killed process left half arrived. */
  async removeIncoming(before: Date): Promise<void> {
    for (const name of (await readdir(this.incoming).catch(absent)) ?? []) {
      const path = join(this.incoming, name);
      const written = await stat(path).catch(absent);
      if (written && written.mtime < before) await rm(path, { recursive: true, force: true });
    }
  }
}

/** Without it the name may be gone after a power failure, though the bytes are there. Windows has no such call. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function removeFile(path: string): Promise<void> {
  await unlink(path).catch(absent);
}

function absent(error: unknown): null {
  const code = (error as { code?: string }).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return null;
  throw error;
}
