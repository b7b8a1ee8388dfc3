import type { Unit } from '../database/index.js';
import { type FieldError, invalidFields } from '../errors/index.js';
import { isId } from '../ids/index.js';
import type { Translate } from '../messages/index.js';
import type { Actor } from '../organisation/actor.js';
import { FILE_COLUMNS, type FileRow } from './file-table.js';
import { requestPages } from './request-pages.js';
import { stagedSince } from './sweep-files.js';
import type { FileOwner } from './types.js';

type Claimable = FileRow & { staged_by: string | null; staged_position: string | null; staged_at: Date };

/** @see FileStore.claim */
export async function claimFiles(
  unit: Unit,
  ids: readonly string[],
  owner: FileOwner,
  actor: Actor,
  path: string,
  translate: Translate,
): Promise<FileRow[]> {
  const wanted = [...new Set(ids)];
  // In the order of their ids, so that two units which claim the same files never wait for each other in a circle.
  const rows = await unit.rows<Claimable>(
    `select ${FILE_COLUMNS}, staged_by, staged_position, staged_at from file
      where id = any ($1::uuid[]) order by id for update`,
    [wanted.filter(isId)],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  const faults: FieldError[] = [];
  for (const [index, id] of ids.entries()) {
    const row = found.get(id.toLowerCase());
    const fault =
      !row || !mayClaim(row, actor, owner, unit) ? 'files.unknown' : usedElsewhere(row, owner) ? 'files.used' : null;
    if (fault) faults.push({ path: `${path}[${index}]`, message: translate(fault) });
  }
  if (faults.length > 0) throw invalidFields(faults);

  await unit.run(
    `update file set claimed_at = $1, owner_kind = $2, owner_id = $3 where id = any ($4::uuid[]) and claimed_at is null`,
    [unit.now(), owner.kind, owner.id, wanted],
  );
  const claimed = wanted.map((id) => found.get(id.toLowerCase())!);
  for (const row of claimed) await requestPages(unit, row);
  return claimed.map((row) => ({ ...row, owner_kind: owner.kind, owner_id: owner.id }));
}

const isOwnedBy = (row: FileRow, owner: FileOwner) => row.owner_kind === owner.kind && row.owner_id === owner.id;
const usedElsewhere = (row: FileRow, owner: FileOwner) => row.owner_id !== null && !isOwnedBy(row, owner);

/** Who staged it, or who acts as the same position: one clerk scans, the colleague at the same desk registers. */
function mayClaim(row: Claimable, actor: Actor, owner: FileOwner, unit: Unit): boolean {
  if (isOwnedBy(row, owner)) return true;
  if (row.owner_id === null && row.staged_at <= stagedSince(unit.now())) return false;
  if (actor.kind === 'system') return row.staged_by === null;
  return (
    row.staged_by === actor.personId || (row.staged_position !== null && row.staged_position === actor.position?.id)
  );
}
