import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { agencySystemScope, type Database, type Unit } from '../database/index.js';
import type { Log } from '../log/index.js';
import type { Delivery, Transport } from '../outbox/index.js';
import type { ContentFolder } from './content-folder.js';
import { makePageImages, type PageBounds, type PageImages } from './page-images.js';
import { copyFromTwin, markFailed, savePages, type WaitingFile, waitingFile } from './page-table.js';
import { RENDER_PAGES } from './request-pages.js';
import type { FileStore } from './store.js';
import { PAGE_WIDTHS } from './types.js';

export interface RenderPagesParts {
  files: FileStore;
  database: Database;
  log: Log;
  bounds?: PageBounds;
}

/**
 * Makes the page images and reads the text layer of a claimed PDF, photograph or scan, after the commit. The work is
 * the same each time, so a delivery that was interrupted is simply done again. Content that cannot be shown is marked
 * with its reason at once; only a machine in trouble (disk full, no process to be had) is tried again.
 */
export function renderPages({ files, database, log, bounds }: RenderPagesParts): Transport {
  return {
    kind: RENDER_PAGES,
    attempts: 5,
    async deliver(delivery) {
      const started = performance.now();
      const inAgency = <T>(work: (unit: Unit) => Promise<T>) =>
        database.inUnit(agencySystemScope(agencyOf(delivery)), work, { requestId: delivery.requestId });
      const file = await inAgency((unit) => waitingFile(unit, fileOf(delivery)));
      if (!file || (await copyFromTwin(database, file))) return;
      const made = await intoPlace(files.contents, file, bounds);
      await inAgency((unit) =>
        'fault' in made ? markFailed(unit, file.id, made.fault) : savePages(unit, file.id, made),
      );
      log.info('page images made', {
        fileId: file.id,
        pages: 'fault' in made ? 0 : made.pages.length,
        fault: 'fault' in made ? made.fault : null,
        milliseconds: Math.round(performance.now() - started),
      });
    },
    givenUp: (unit, delivery) => markFailed(unit, fileOf(delivery), 'unavailable'),
  };
}

const fileOf = (delivery: Delivery) => String(delivery.payload.fileId);

function agencyOf({ agencyId }: Delivery): string {
  if (agencyId === null) throw new Error('page images are made inside an agency');
  return agencyId;
}

async function intoPlace(contents: ContentFolder, file: WaitingFile, bounds?: PageBounds) {
  const folder = await contents.newIncoming();
  await mkdir(folder);
  try {
    const made = await makePageImages({ path: contents.path(file.sha256), type: file.type }, folder, bounds);
    if (!('fault' in made)) await placeAll(contents, file.sha256, folder, made);
    return made;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function placeAll(contents: ContentFolder, sha256: string, folder: string, { pages }: PageImages): Promise<void> {
  for (const { number } of pages)
    for (const width of PAGE_WIDTHS)
      await contents.place(join(folder, `p${number}.${width}.webp`), contents.pagePath(sha256, number, width));
}
