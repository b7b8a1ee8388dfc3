import type { FileHandle } from 'node:fs/promises';

export interface ArchiveEntry {
  name: string;
  /** As the archive declares it. */
  unpacked: number;
  encrypted: boolean;
}

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const LONGEST_COMMENT = 65_535;

/**
 * The table of contents of a ZIP archive (APPNOTE 4.3.12, 4.3.16); nothing is unpacked.
 * @returns null when the archive is cut off or of the ZIP64 form, which no office document of our size has.
 */
export async function readArchive(file: FileHandle, size: number): Promise<ArchiveEntry[] | null> {
  const tail = await read(file, Math.max(0, size - LONGEST_COMMENT - 22), size);
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END_OF_DIRECTORY) continue;
    const count = tail.readUInt16LE(at + 10);
    const length = tail.readUInt32LE(at + 12);
    const start = tail.readUInt32LE(at + 16);
    if (start + length > size) return null;
    return entries(await read(file, start, start + length), count);
  }
  return null;
}

async function read(file: FileHandle, start: number, end: number): Promise<Buffer> {
  const buffer = Buffer.alloc(end - start);
  const { bytesRead } = await file.read(buffer, 0, buffer.length, start);
  return buffer.subarray(0, bytesRead);
}

function entries(directory: Buffer, count: number): ArchiveEntry[] | null {
  const found: ArchiveEntry[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY) return null;
    const nameLength = directory.readUInt16LE(at + 28);
    found.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      unpacked: directory.readUInt32LE(at + 24),
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return found;
}
