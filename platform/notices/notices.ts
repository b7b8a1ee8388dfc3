import type { Unit } from '../database/index.js';
import { newId } from '../ids/index.js';

export interface NoticeSubject {
  kind: string;
  id: string;
}

export interface NewNotice {
  positionId: string;
  kind: 'copy' | 'information';
  subject: NoticeSubject;
  title: string;
  /** One line beneath the title: from whom, and what for. */
  line: string;
  href: string;
}

export interface OpenNotice extends NewNotice {
  id: string;
  createdAt: Date;
}

/**
 * Tells a position something it need not act on. The caller has checked that the position may see the subject: title and
 * line are shown to its holder as they are. The same subject told again before it was read stays one notice.
 */
export async function postNotice(unit: Unit, notice: NewNotice): Promise<void> {
  await unit.run(
    `insert into notice (id, agency_id, position_id, kind, subject_kind, subject_id, title, line, href, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [
      newId(),
      unit.agencyId,
      notice.positionId,
      notice.kind,
      notice.subject.kind,
      notice.subject.id,
      notice.title,
      notice.line,
      notice.href,
      unit.now(),
    ],
  );
}

export interface NoticePage {
  /** Id of the last notice of the page before. */
  after?: string;
  limit: number;
}

/** What these positions have not read yet, newest first. */
export function openNotices(unit: Unit, positionIds: readonly string[], page: NoticePage): Promise<OpenNotice[]> {
  return unit.prepared<OpenNotice>(
    'notices-open',
    `select id, position_id as "positionId", kind, json_build_object('kind', subject_kind, 'id', subject_id) as subject,
            title, line, href, created_at as "createdAt"
       from notice
      where position_id = any ($1) and read_at is null
        and ($2::uuid is null or (created_at, id) < (select created_at, id from notice where id = $2))
      order by created_at desc, id desc limit $3`,
    [positionIds, page.after ?? null, page.limit],
  );
}

export async function countNotices(unit: Unit, positionIds: readonly string[]): Promise<number> {
  const [row] = await unit.prepared<{ count: number }>(
    'notices-count',
    'select count(*)::int as count from notice where position_id = any ($1) and read_at is null',
    [positionIds],
  );
  return row!.count;
}
