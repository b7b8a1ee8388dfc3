import type { Unit } from '../database/index.js';
import { newId } from '../ids/index.js';
import { requestPages } from './request-pages.js';
import type { FileOwner, FileRecord, PageFault, PageImage, PageState } from './types.js';

export interface FileRow {
  id: string;
  agency_id: string;
  sha256: string;
  type: string;
  size: number;
  name: string;
  owner_kind: string | null;
  owner_id: string | null;
  page_state: PageState;
  page_fault: PageFault | null;
  page_count: number | null;
}

export interface StagedBy {
  person: string | null;
  position: string | null;
}

/** The system: a delivery, or a document the program made. */
export const NOBODY: StagedBy = { person: null, position: null };

export const FILE_COLUMNS =
  'id, agency_id, sha256, type, size, name, owner_kind, owner_id, page_state, page_fault, page_count';

export const record = (row: FileRow): FileRecord => ({
  id: row.id,
  sha256: row.sha256,
  type: row.type,
  size: row.size,
  name: row.name,
  owner: row.owner_kind === null ? null : { kind: row.owner_kind, id: row.owner_id! },
  pageState: row.page_state,
  pageFault: row.page_fault,
  pageCount: row.page_count,
});

export const findFile = (unit: Unit, id: string): Promise<FileRow | undefined> =>
  unit.row<FileRow>(`select ${FILE_COLUMNS} from file where id = $1`, [id]);

export const filePages = (unit: Unit, id: string): Promise<PageImage[]> =>
  unit.rows<PageImage>('select number, width, height from file_page where file_id = $1 order by number', [id]);

/**
 * Says that the bytes are on the disk, or are about to be. The fresh time and the row's lock keep a sweep that runs
 * at the same moment from removing them, until the row that refers to them is committed.
 */
export async function addContent(unit: Unit, content: { sha256: string; size: number; type: string }): Promise<void> {
  await unit.run(
    `insert into file_content (sha256, size, type, stored_at) values ($1, $2, $3, $4)
     on conflict (sha256) do update set stored_at = excluded.stored_at`,
    [content.sha256, content.size, content.type, unit.now()],
  );
}

export async function addFile(
  unit: Unit,
  content: { sha256: string; size: number; type: string; name: string },
  by: StagedBy,
  owner: FileOwner | null,
): Promise<FileRow> {
  const now = unit.now();
  const row = await unit.one<FileRow>(
    `insert into file (id, agency_id, sha256, type, size, name, staged_by, staged_position, staged_at,
                       claimed_at, owner_kind, owner_id, page_state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning ${FILE_COLUMNS}`,
    [
      newId(),
      unit.agencyId,
      content.sha256,
      content.type,
      content.size,
      content.name,
      by.person,
      by.position,
      now,
      owner ? now : null,
      owner?.kind ?? null,
      owner?.id ?? null,
      hasPages(content.type) ? 'pending' : 'none',
    ],
  );
  if (owner) await requestPages(unit, row);
  return row;
}

const hasPages = (type: string) => type === 'application/pdf' || type.startsWith('image/');
