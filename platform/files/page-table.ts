import { type Database, systemScope, type Unit } from '../database/index.js';
import type { PageImages } from './page-images.js';
import type { PageFault } from './types.js';

export interface WaitingFile {
  id: string;
  sha256: string;
  type: string;
}

/** @returns undefined when the images are there already, cannot be made, or the file is gone. */
export const waitingFile = (unit: Unit, id: string): Promise<WaitingFile | undefined> =>
  unit.row<WaitingFile>(`select id, sha256, type from file where id = $1 and page_state = 'pending'`, [id]);

export async function savePages(unit: Unit, fileId: string, made: PageImages): Promise<void> {
  const changed = await unit.run(
    `update file set page_state = 'ready', page_count = $2, text = $3 where id = $1 and page_state = 'pending'`,
    [fileId, made.pageCount, searchable(made.text)],
  );
  if (changed === 0) return;
  await unit.run(
    `insert into file_page (agency_id, file_id, number, width, height)
     select $1, $2, number, width, height from jsonb_to_recordset($3) as page (number int, width int, height int)`,
    [unit.agencyId, fileId, JSON.stringify(made.pages)],
  );
}

export async function markFailed(unit: Unit, fileId: string, fault: PageFault): Promise<void> {
  await unit.run(`update file set page_state = 'failed', page_fault = $2 where id = $1 and page_state = 'pending'`, [
    fileId,
    fault,
  ]);
}

/**
 * A letter delivered to forty agencies has forty rows and the same bytes: its pages are drawn once. Only what is
 * derived from the bytes is copied, hence nothing of one agency reaches another.
 */
export function copyFromTwin(database: Database, file: WaitingFile): Promise<boolean> {
  return database.inUnit(systemScope('delivery'), async (unit) => {
    const twin = await unit.row<{ id: string }>(
      `select id from file where sha256 = $1 and id <> $2 and page_state in ('ready', 'failed') limit 1`,
      [file.sha256, file.id],
    );
    if (!twin) return false;
    const changed = await unit.run(
      `update file mine set page_state = twin.page_state, page_fault = twin.page_fault,
                            page_count = twin.page_count, text = twin.text
         from file twin where twin.id = $1 and mine.id = $2 and mine.page_state = 'pending'`,
      [twin.id, file.id],
    );
    if (changed === 1)
      await unit.run(
        `insert into file_page (agency_id, file_id, number, width, height)
         select mine.agency_id, mine.id, page.number, page.width, page.height
           from file mine, file_page page where mine.id = $2 and page.file_id = $1`,
        [twin.id, file.id],
      );
    return true;
  });
}

/** PostgreSQL keeps no NUL and no half of a surrogate pair; a scan with a few stray marks has no text. */
function searchable(text: string): string | null {
  const words = Buffer.from(text)
    .toString()
    .replace(/[\p{Cc}\ufffd]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? null : words;
}
