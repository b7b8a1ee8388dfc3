import type { Unit } from '../../../platform/database/index.js';
import { filePages } from '../../../platform/files/file-table.js';
import type { Translate } from '../../../platform/messages/index.js';
import { letterFiles } from './letter-files.js';

export interface LetterPageImage {
  src: string;
  /** The same page for reading closely. */
  large: string;
  alt: string;
  width: number;
  height: number;
}

/** Page images of the scans there are, in order. */
export async function letterPageImages(unit: Unit, letterId: string, translate: Translate): Promise<LetterPageImage[]> {
  const images: LetterPageImage[] = [];
  for (const file of await letterFiles(unit, letterId)) {
    if (file.replacedAt) continue;
    for (const { number, width, height } of await filePages(unit, file.fileId)) {
      const src = `/letters/${letterId}/files/${file.n}/pages/${number}`;
      const alt = translate('letters.page-image', { page: images.length + 1 });
      images.push({ src: `${src}?width=800`, large: `${src}?width=1600`, alt, width, height });
    }
  }
  return images;
}
