import type { Unit } from '../../../platform/database/index.js';
import type { LetterState } from './vocabulary.js';

export const TRACKING_STAGES = ['received', 'in-progress', 'done', 'returned'] as const;
export type TrackingStage = (typeof TRACKING_STAGES)[number];

/** What a bearer is told: less than the office knows. A voided letter is one that was never received. */
const STAGE: Record<LetterState, TrackingStage | null> = {
  registered: 'received',
  'awaiting-disposition': 'received',
  disposed: 'in-progress',
  'in-progress': 'in-progress',
  done: 'done',
  archived: 'done',
  returned: 'returned',
  voided: null,
};

export interface Tracked {
  stage: TrackingStage;
  /** The day, not the minute. */
  since: string;
  agency: string;
}

/** In a public unit, across agencies: the code alone finds it. Written as people copy it, with or without dashes. */
export async function trackingStage(unit: Unit, code: string): Promise<Tracked | null> {
  const plain = code.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const grouped = plain.replace(/(.{4})(?=.)/g, '$1-');
  const found = await unit.row<{ state: LetterState; since: string; agency: string }>(
    `select l.state, to_char(coalesce(l.finished_at, l.registered_at) at time zone a.time_zone, 'YYYY-MM-DD') as since,
            a.name as agency
       from letter l join agency a on a.id = l.agency_id where l.tracking_code = $1`,
    [grouped],
  );
  const stage = found && STAGE[found.state];
  return found && stage ? { stage, since: found.since, agency: found.agency } : null;
}
