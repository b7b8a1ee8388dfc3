import { z } from 'zod';
import type { InUnitService } from '../../../engine/contract.js';
import { recordLetterEvent } from '../model/letter-event.js';
import { endLetter } from '../model/letter-state.js';

const variables = z.object({ letterId: z.string() });

/** `letters.archive`: the letter's walk is over; it stays to be found. */
export const archiveLetter: InUnitService = {
  kind: 'inUnit',
  name: 'letters.archive',
  needs: ['numbered'],
  run: ({ unit, actor, instance }) =>
    unit.withFullSight(async () => {
      const { letterId } = variables.parse(instance.variables);
      await endLetter(unit, letterId, 'archived', null);
      await recordLetterEvent(unit, actor, { letterId, kind: 'archived' });
      return undefined;
    }),
};
