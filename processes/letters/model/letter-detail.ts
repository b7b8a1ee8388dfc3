import type { Unit } from '../../../platform/database/index.js';
import type { FileStore } from '../../../platform/files/store.js';
import { loadLetter } from './letter.js';
import { letterFiles } from './letter-files.js';
import type { CorrectionRow, LetterDetail } from './letter-json.js';

/** A letter with its files and corrections, as far as the actor may see them. @throws AppError not-found. */
export async function letterDetail(unit: Unit, store: FileStore, letterId: string): Promise<LetterDetail> {
  const letter = await loadLetter(unit, letterId);
  const files = [];
  for (const file of await letterFiles(unit, letterId))
    files.push({ file, record: await store.describe(unit, file.fileId) });
  const corrections = await unit.rows<CorrectionRow>(
    'select at, person_id as "personId", reason, changes from letter_correction where letter_id = $1 order by at',
    [letterId],
  );
  return { letter, files, corrections };
}
