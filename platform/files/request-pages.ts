import type { Unit } from '../database/index.js';
import { enqueue } from '../outbox/index.js';
import type { FileRow } from './file-table.js';

export const RENDER_PAGES = 'render-pages';

/** Lets the worker make the page images after the commit. */
export async function requestPages(unit: Unit, file: Pick<FileRow, 'id' | 'page_state'>): Promise<void> {
  if (file.page_state !== 'pending') return;
  await enqueue(unit, { kind: RENDER_PAGES, payload: { fileId: file.id }, dedupeKey: file.id });
}
