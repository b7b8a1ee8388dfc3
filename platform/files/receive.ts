import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { AppError } from '../errors/index.js';

export interface Received {
  sha256: string;
  size: number;
}

/**
 * Writes a stream to `path` and flushes it to the disk, hashing on the way.
 * After a refusal the rest of the source is let run out: busboy waits for ever for a part that nobody reads to its end.
 * @throws AppError too-large once more than `most` bytes have come, invalid when none came, malformed when it broke off.
 */
export async function receive(source: Readable, path: string, most: number): Promise<Received> {
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of arriving(source)) {
      size += chunk.length;
      if (size > most) throw tooLarge(most);
      hash.update(chunk);
      await file.appendFile(chunk);
    }
    if (isCutOff(source)) throw tooLarge(most);
    if (size === 0) throw new AppError('invalid', { reason: 'empty', message: 'files.empty' });
    await file.sync();
    return { sha256: hash.digest('hex'), size };
  } finally {
    source.on('error', () => {}).resume();
    await file.close();
  }
}

const tooLarge = (most: number) =>
  new AppError('too-large', { message: 'files.too-large', values: { megabytes: Math.floor(most / 1024 / 1024) } });

async function* arriving(source: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of source.iterator({ destroyOnReturn: false })) yield chunk;
  } catch (cause) {
    throw new AppError('malformed', { reason: 'upload-broke-off', message: 'files.broke-off', cause });
  }
}

/** busboy ends a part early at its own limit and says so here; its bytes are not the whole file. */
const isCutOff = (source: Readable) => 'truncated' in source && source.truncated === true;
