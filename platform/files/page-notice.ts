import type { Translate } from '../messages/index.js';
import type { FileRecord } from './types.js';

/**
 * What a page says where the pages of a file, or some of them, are not shown; null when there is nothing to say.
 * @param shown how many page images there are.
 */
export function pageNotice(
  file: Pick<FileRecord, 'pageState' | 'pageFault' | 'pageCount'>,
  shown: number,
  translate: Translate,
): string | null {
  if (file.pageState === 'pending') return translate('files.pages.pending');
  if (file.pageFault) return translate(`files.pages.${file.pageFault}`);
  const count = file.pageCount ?? shown;
  return count > shown ? translate('files.pages.first-only', { shown, count }) : null;
}
