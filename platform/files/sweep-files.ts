import type { Unit } from '../database/index.js';
import type { ContentFolder } from './content-folder.js';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
/** A run stays short; what is left over is taken by the next one. */
const MOST_AT_ONCE = 500;

/** What was staged before this instant can no longer be claimed. */
export const stagedSince = (now: Date) => new Date(now.getTime() - DAY);

/**
 * In one unit: staged rows over a day old, then contents without any row, each with its bytes removed before the
 * commit. Against a stage at the same moment: it renews `stored_at` under the row's lock, so one of the two waits; and
 * the foreign key refuses to lose a content that a row refers to.
 */
export async function sweepFiles(unit: Unit, contents: ContentFolder): Promise<{ files: number; contents: number }> {
  const before = stagedSince(unit.now());
  const files = await unit.run(
    `delete from file where id in (
       select id from file where claimed_at is null and staged_at <= $1 limit ${MOST_AT_ONCE} for update skip locked)`,
    [before],
  );
  await adoptLost(unit, contents);
  const unused = await unit.rows<{ sha256: string }>(
    `delete from file_content
      where stored_at <= $1 and sha256 in (
        select sha256 from file_content c where stored_at <= $1
           and not exists (select from file f where f.sha256 = c.sha256) limit ${MOST_AT_ONCE} for update skip locked)
     returning sha256`,
    [before],
  );
  for (const { sha256 } of unused) await contents.remove(sha256);
  return { files, contents: unused.length };
}

/**
 * Bytes whose unit rolled back, or whose process was killed before the commit, get the row they lack and are then
 * removed like any other: 1/256 of the disk per hour. Their age is that of the disk, not of the business clock.
 */
async function adoptLost(unit: Unit, contents: ContentFolder): Promise<void> {
  const before = new Date(Date.now() - DAY);
  await contents.removeIncoming(before);
  const turn = Math.floor(Date.now() / HOUR) % 256;
  const old = await contents.contentsUnder(turn.toString(16).padStart(2, '0'), before);
  await unit.run(
    `insert into file_content (sha256, size, type, stored_at)
     select sha256, size, 'application/octet-stream', to_timestamp(0)
       from unnest($1::text[], $2::int[]) as lost (sha256, size) on conflict (sha256) do nothing`,
    [old.map((content) => content.sha256), old.map((content) => content.size)],
  );
}
