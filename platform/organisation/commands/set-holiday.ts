import { recordAudit } from '../../audit/record.js';
import { newId } from '../../ids/index.js';
import type { Desk } from './desk.js';

export interface Holiday {
  /** YYYY-MM-DD. */
  day: string;
  kind: 'holiday' | 'collective-leave';
  name: string;
}

/**
 * Days off of this agency beside the national ones; a day already listed is renamed. The calendar's revision rises,
 * and open due dates are computed anew.
 */
export async function setHolidays(desk: Desk, holidays: readonly Holiday[]): Promise<void> {
  const { unit, actor } = desk;
  for (const { day, kind, name } of holidays)
    await unit.run(
      `insert into holiday (id, agency_id, day, kind, name) values ($1, $2, $3, $4, $5)
       on conflict (coalesce(agency_id, '00000000-0000-0000-0000-000000000000'), day)
       do update set kind = excluded.kind, name = excluded.name`,
      [newId(), unit.agencyId, day, kind, name],
    );
  await recordAudit(unit, {
    event: 'holidays.set',
    actor,
    subject: { kind: 'agency', id: unit.agencyId },
    details: { count: holidays.length, first: holidays[0]?.day ?? null, last: holidays.at(-1)?.day ?? null },
  });
}

/** Only the agency's own; national days stay. */
export async function removeHoliday({ unit, actor }: Desk, holidayId: string, reason: string): Promise<void> {
  const removed = await unit.one<{ day: string }>(
    'delete from holiday where agency_id = $1 and id = $2 returning day::text',
    [unit.agencyId, holidayId],
  );
  await recordAudit(unit, {
    event: 'holiday.removed',
    actor,
    subject: { kind: 'agency', id: unit.agencyId },
    reason,
    details: { day: removed.day },
  });
}
