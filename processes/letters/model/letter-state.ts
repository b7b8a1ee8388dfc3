import type { Unit } from '../../../platform/database/index.js';
import type { LetterState } from './vocabulary.js';

/** Only forward: a late report of a side branch does not reopen what was already further. */
const ORDER: readonly LetterState[] = ['registered', 'awaiting-disposition', 'disposed', 'in-progress', 'done'];

export async function advanceLetter(unit: Unit, letterId: string, to: LetterState): Promise<void> {
  const before = ORDER.slice(0, ORDER.indexOf(to));
  await unit.prepared('letter-advance', 'update letter set state = $2 where id = $1 and state = any ($3)', [
    letterId,
    to,
    before,
  ]);
}

/** The end of a letter's walk, with the reason where one was given. */
export async function endLetter(
  unit: Unit,
  letterId: string,
  state: 'archived' | 'returned' | 'voided',
  reason: string | null,
): Promise<void> {
  await unit.change('update letter set state = $2, finished_at = $3, closing_reason = $4 where id = $1', [
    letterId,
    state,
    unit.now(),
    reason,
  ]);
}
