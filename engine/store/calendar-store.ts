import type { Unit } from '../../platform/database/index.js';

export interface CalendarRevision {
  agencyId: string;
  revision: string;
  /** False for an agency not seen before: nothing was computed with an older calendar. */
  known: boolean;
}

/** Asked every few seconds of all agencies at once, so it reads the platform's revision instead of loading snapshots. */
export const changedCalendars = (unit: Unit): Promise<CalendarRevision[]> =>
  unit.rows<CalendarRevision>(
    `select a.id as "agencyId", a.calendar_revision::text as revision, f.agency_id is not null as known
       from agency a left join followed_calendar f on f.agency_id = a.id
      where f.revision is distinct from a.calendar_revision`,
  );

export const rememberCalendar = (unit: Unit, { agencyId, revision }: CalendarRevision): Promise<number> =>
  unit.run(
    `insert into followed_calendar (agency_id, revision) values ($1, $2)
     on conflict (agency_id) do update set revision = excluded.revision`,
    [agencyId, revision],
  );
