import type { Unit } from '../../../platform/database/index.js';
import type { Actor } from '../../../platform/organisation/actor.js';
import { dispositionsOf } from './disposition.js';
import { endBranch } from './end-branch.js';
import { recordLetterEvent } from './letter-event.js';
import { endLetter } from './letter-state.js';
import { personOf } from './person-of.js';

/** The number stays in the book with the reason; nobody works on it any more. Whoever may do so was asked before. */
export const endAsVoided = (unit: Unit, actor: Actor, letterId: string, reason: string | null): Promise<void> =>
  unit.withFullSight(async () => {
    for (const top of (await dispositionsOf(unit, letterId)).filter(({ parentId }) => parentId === null))
      await endBranch(unit, top.id, 'withdrawn', personOf(actor), reason);
    await endLetter(unit, letterId, 'voided', reason);
    await recordLetterEvent(unit, actor, { letterId, kind: 'voided', text: reason });
  });
