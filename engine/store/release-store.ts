import type { Unit } from '../../platform/database/index.js';
import { sha256 } from '../../platform/ids/index.js';

export type ArtifactKind = 'diagram' | 'form' | 'table' | 'template';
export type Origin = 'shipped' | 'adapted' | 'own';

export interface ReleaseEntry {
  kind: ArtifactKind;
  key: string;
  version: number;
  name: string | null;
  hash: string;
  origin: Origin;
  basedOn: number | null;
  basedOnHash: string | null;
  startForm: string | null;
  note: string | null;
  publishedAt: Date;
}

const ENTRY = `kind, key, version, name, hash, origin, based_on as "basedOn", based_on_hash as "basedOnHash",
  start_form as "startForm", note, published_at as "publishedAt"`;

export const currentReleaseId = async (unit: Unit): Promise<string | undefined> =>
  (
    await unit.prepared<{ id: string }>(
      'release-current',
      'select id from release where agency_id = $1 order by number desc limit 1',
      [unit.agencyId],
    )
  )[0]?.id;

/** Publishing is one after another within an agency; the number is the order. */
export async function nextReleaseNumber(unit: Unit): Promise<number> {
  await unit.run(`select pg_advisory_xact_lock(hashtextextended('release ' || $1, 0))`, [unit.agencyId]);
  const row = await unit.row<{ number: number }>(
    'select coalesce(max(number), 0) + 1 as number from release where agency_id = $1',
    [unit.agencyId],
  );
  return row?.number ?? 1;
}

export const readEntries = (unit: Unit, releaseId: string): Promise<ReleaseEntry[]> =>
  unit.rows<ReleaseEntry>(`select ${ENTRY} from release_entry where release_id = $1 order by kind, key`, [releaseId]);

/** Every version of one diagram that the agency ever ran, newest first. */
export const readVersions = (unit: Unit, key: string): Promise<ReleaseEntry[]> =>
  unit.rows<ReleaseEntry>(
    `select distinct on (version) ${ENTRY} from release_entry
      where agency_id = $1 and kind = 'diagram' and key = $2 order by version desc, published_at`,
    [unit.agencyId, key],
  );

export async function readArtifact(unit: Unit, hash: string): Promise<string> {
  const row = await unit.one<{ content: string }>('select content from artifact where agency_id = $1 and hash = $2', [
    unit.agencyId,
    hash,
  ]);
  return row.content;
}

/** @returns the content's hash. */
export async function storeArtifact(unit: Unit, content: string): Promise<string> {
  const hash = sha256(content);
  await unit.run('insert into artifact (agency_id, hash, content) values ($1, $2, $3) on conflict do nothing', [
    unit.agencyId,
    hash,
    content,
  ]);
  return hash;
}

export async function insertRelease(
  unit: Unit,
  release: { id: string; number: number; note: string; by: { id: string | null; name: string } },
  entries: readonly ReleaseEntry[],
): Promise<void> {
  await unit.run(
    `insert into release (id, agency_id, number, note, published_at, published_by, published_by_name)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [release.id, unit.agencyId, release.number, release.note, unit.now(), release.by.id, release.by.name],
  );
  await unit.run(
    `insert into release_entry (release_id, agency_id, kind, key, version, name, hash, origin, based_on, based_on_hash,
                                start_form, note, published_at)
     select $1, $2, x.* from json_to_recordset($3) as x(kind text, key text, version int, name text, hash text, origin text,
       "basedOn" int, "basedOnHash" text, "startForm" text, note text, "publishedAt" timestamptz)`,
    [release.id, unit.agencyId, JSON.stringify(entries)],
  );
}
