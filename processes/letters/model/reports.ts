import type { Unit } from '../../../platform/database/index.js';
import { type Evidence, evidenceOf } from './evidence.js';

/** One answer of a recipient; of one that was to be done again there are several. */
export interface Report {
  dispositionId: string;
  text: string | null;
  at: Date;
  evidence: Evidence[];
}

/** All reports of a letter, oldest first, each with the evidence that came with it. */
export async function reportsOf(unit: Unit, letterId: string): Promise<Report[]> {
  const told = await unit.prepared<Omit<Report, 'evidence'>>(
    'letter-reports',
    `select disposition_id as "dispositionId", text, at from letter_event
      where letter_id = $1 and kind in ('reported', 'filed') and disposition_id is not null order by at, id`,
    [letterId],
  );
  const reports: Report[] = told.map((it) => ({ ...it, evidence: [] }));
  for (const evidence of await evidenceOf(unit, letterId))
    reports
      .find(({ dispositionId, at }) => dispositionId === evidence.dispositionId && at >= evidence.addedAt)
      ?.evidence.push(evidence);
  return reports;
}
