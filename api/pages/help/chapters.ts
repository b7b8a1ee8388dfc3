import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../project-root.js';
import { type Block, readGuide } from './read-guide.js';

export interface Chapter {
  /** Of the file, `03-mencatat-surat-masuk`. */
  name: string;
  title: string;
  blocks: Block[];
}

/** Beside the sources; one up from the build. */
const FOLDER =
  [projectRoot, join(projectRoot, '..')].map((root) => join(root, 'docs/panduan')).find(existsSync) ?? projectRoot;

/** The user manual of the repository, in its order; read anew so that a corrected sentence is seen at once. */
export function chapters(): Chapter[] {
  return readdirSync(FOLDER)
    .filter((file) => /^\d\d-[a-z0-9-]+\.md$/.test(file))
    .sort()
    .map((file) => {
      const blocks = readGuide(readFileSync(join(FOLDER, file), 'utf8'));
      return { name: file.replace(/\.md$/, ''), title: titleOf(blocks), blocks };
    });
}

/** @param name of a file in `gambar/`, already checked. @returns null when there is none. */
export function picture(name: string): Buffer | null {
  const file = join(FOLDER, 'gambar', name);
  return existsSync(file) ? readFileSync(file) : null;
}

const titleOf = (blocks: readonly Block[]): string =>
  blocks
    .flatMap((block) => (block.kind === 'title' ? block.runs : []))
    .map(({ text }) => text)
    .join('');
