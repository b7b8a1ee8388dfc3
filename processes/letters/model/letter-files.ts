import type { Unit } from '../../../platform/database/index.js';
import { claimFiles } from '../../../platform/files/claim-files.js';
import { newId } from '../../../platform/ids/index.js';
import type { Actor } from '../../../platform/organisation/actor.js';
import { personOf } from './person-of.js';

export interface LetterFile {
  id: string;
  n: number;
  fileId: string;
  name: string;
  addedAt: Date;
  replacedAt: Date | null;
}

/** Appends staged files to a letter, numbered on from what is there. @throws AppError invalid for one that is no longer staged. */
export async function addLetterFiles(
  unit: Unit,
  actor: Actor,
  letterId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const claimed = await claimFiles(unit, ids, { kind: 'letter', id: letterId }, actor, 'files', asKey);
  const { last } = await unit.one<{ last: number }>(
    'select coalesce(max(n), 0)::int as last from letter_file where letter_id = $1',
    [letterId],
  );
  for (const [index, file] of claimed.entries())
    await unit.run(
      `insert into letter_file (id, agency_id, letter_id, n, file_id, name, added_at, added_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        newId(unit.now().getTime()),
        unit.agencyId,
        letterId,
        last + index + 1,
        file.id,
        file.name,
        unit.now(),
        personOf(actor),
      ],
    );
}

/**
 * The scan was the wrong one: what is there stays in the record, marked as replaced; only the new files are shown as the
 * letter. @returns the names of the replaced files.
 */
export async function replaceLetterFiles(
  unit: Unit,
  actor: Actor,
  letterId: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const replaced = await unit.rows<{ name: string }>(
    'update letter_file set replaced_at = $2 where letter_id = $1 and replaced_at is null returning name',
    [letterId, unit.now()],
  );
  await addLetterFiles(unit, actor, letterId, ids);
  return replaced.map(({ name }) => name);
}

/** The door that answers translates. */
const asKey = (key: string) => key;

export const letterFiles = (unit: Unit, letterId: string): Promise<LetterFile[]> =>
  unit.prepared<LetterFile>(
    'letter-files',
    `select id, n, file_id as "fileId", name, added_at as "addedAt", replaced_at as "replacedAt"
       from letter_file where letter_id = $1 order by n`,
    [letterId],
  );
