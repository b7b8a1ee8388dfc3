import type { Unit } from '../database/index.js';
import { enqueue } from '../outbox/index.js';
import type { FileRow } from './file-table.js';

export const RENDER_PAGES = 'render-pages';

/** So that drawing pages never takes every hand of a worker; the same bytes always wait in the same lane. */
const LANES = 2;

/** Lets the worker make the page images after the commit. */
export async function requestPages(unit: Unit, file: Pick<FileRow, 'id' | 'sha256' | 'page_state'>): Promise<void> {
  if (file.page_state !== 'pending') return;
  const lane = Number.parseInt(file.sha256.slice(0, 2), 16) % LANES;
  await enqueue(unit, {
    kind: RENDER_PAGES,
    payload: { fileId: file.id },
    dedupeKey: file.id,
    queue: `${RENDER_PAGES}-${lane}`,
  });
}
