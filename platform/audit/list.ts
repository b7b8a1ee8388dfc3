import type { Unit } from '../database/index.js';

export interface AuditRow {
  id: string;
  at: Date;
  event: string;
  actorName: string;
  /** plt, plh … when the actor was not the definitive holder. */
  positionKind: string | null;
  positionId: string | null;
  subjectKind: string | null;
  subjectId: string | null;
  reason: string | null;
  details: Record<string, string | number | boolean | null>;
  requestId: string | null;
}

export interface AuditQuery {
  event?: string;
  subject?: { kind: string; id: string };
  /** Id of the last row of the page before. */
  after?: string;
  limit: number;
}

/** The agency's record, newest first. The caller has checked `read-audit`. */
export function listAudit(unit: Unit, { event, subject, after, limit }: AuditQuery): Promise<AuditRow[]> {
  return unit.rows<AuditRow>(
    `select id, at, event, actor_name as "actorName", position_kind as "positionKind", position_id as "positionId",
            subject_kind as "subjectKind", subject_id as "subjectId", reason, details, request_id as "requestId"
       from audit
      where ($1::text is null or event = $1)
        and ($2::text is null or (subject_kind = $2 and subject_id = $3))
        and ($4::uuid is null or (at, id) < (select at, id from audit where id = $4))
      order by at desc, id desc limit $5`,
    [event ?? null, subject?.kind ?? null, subject?.id ?? null, after ?? null, limit],
  );
}
