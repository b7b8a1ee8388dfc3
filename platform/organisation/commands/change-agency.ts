import { recordAudit } from '../../audit/record.js';
import type { Desk } from './desk.js';

export interface AgencySettings {
  name: string;
  letterhead: readonly string[];
  address: string;
  city: string;
  timeZone: string;
  /** ISO weekdays, Monday 1. */
  workingWeekdays: readonly number[];
  /** `07:30`, local. */
  workdayStarts: string;
  workdayEnds: string;
}

/** What is printed at the head of letters, and the agency's time: due dates follow zone, week and hours. */
export async function changeAgency({ unit, actor }: Desk, settings: AgencySettings): Promise<void> {
  await unit.change(
    `update agency set name = $2, letterhead = $3, address = $4, city = $5, time_zone = $6, working_weekdays = $7,
            workday_starts = $8, workday_ends = $9
      where id = $1`,
    [
      unit.agencyId,
      settings.name,
      settings.letterhead,
      settings.address,
      settings.city,
      settings.timeZone,
      settings.workingWeekdays,
      settings.workdayStarts,
      settings.workdayEnds,
    ],
  );
  await recordAudit(unit, {
    event: 'agency.changed',
    actor,
    subject: { kind: 'agency', id: unit.agencyId },
    details: { zone: settings.timeZone, week: settings.workingWeekdays.join('') },
  });
}
