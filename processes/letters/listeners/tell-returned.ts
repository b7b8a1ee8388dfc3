import { z } from 'zod';
import type { ProcessListener } from '../../../engine/contract.js';
import { addressOf, queueMail } from '../../../platform/mail/index.js';
import { loadDisposition } from '../model/disposition.js';
import { loadLetter } from '../model/letter.js';

const own = z.object({ dispositionId: z.string(), giver: z.string() });

/**
 * A mail to the giver whose disposition came back, with the reason. Of restricted letters it says only that one did:
 * neither subject and sender nor the reason, which may name them.
 */
export const tellReturned: ProcessListener = {
  keys: ['disposition'],

  async taskOpened({ unit, organisation, instance }, { elementId, id }) {
    if (elementId !== 'handle-return') return;
    const { dispositionId, giver } = own.parse(instance.variables);
    const to = await addressOf(unit, organisation, giver);
    if (!to) return;
    await unit.withFullSight(async () => {
      const returned = await loadDisposition(unit, dispositionId);
      const letter = await loadLetter(unit, returned.letterId);
      const open = letter.security === 'B';
      await queueMail(unit, {
        to,
        template: 'letters/returned-disposition',
        data: {
          name: to.name,
          from: organisation.position(returned.toPosition)?.name ?? '',
          agendaNumber: letter.agendaNumber ?? '',
          subject: open ? (letter.subject ?? '') : null,
          sender: open ? letter.sender : null,
          reason: open ? returned.endedReason : null,
          path: `/tasks/${id}`,
        },
        dedupeKey: `returned-${id}`,
      });
    });
  },
};
