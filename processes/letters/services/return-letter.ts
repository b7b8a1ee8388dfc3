import { z } from 'zod';
import type { InUnitService } from '../../../engine/contract.js';
import { recordLetterEvent } from '../model/letter-event.js';
import { endLetter } from '../model/letter-state.js';

const variables = z.object({ letterId: z.string(), reason: z.string(), sentVia: z.string().nullish() });

/** `letters.return-letter`: not for this office; sent back with a cover note, never deleted (domain.md 1.2). */
export const returnLetter: InUnitService = {
  kind: 'inUnit',
  name: 'letters.return-letter',
  needs: ['numbered'],
  run: ({ unit, actor, instance }) =>
    unit.withFullSight(async () => {
      const { letterId, reason, sentVia } = variables.parse(instance.variables);
      await endLetter(unit, letterId, 'returned', reason.trim());
      await recordLetterEvent(unit, actor, {
        letterId,
        kind: 'sent-back',
        text: [reason.trim(), sentVia?.trim()].filter(Boolean).join(' · '),
      });
      return { reason: null, sentVia: null };
    }),
};
