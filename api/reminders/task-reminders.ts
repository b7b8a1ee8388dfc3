import { z } from 'zod';
import { agencySystemScope } from '../../platform/database/index.js';
import { addressOf, queueMail } from '../../platform/mail/index.js';
import type { Organisation } from '../../platform/organisation/types.js';
import type { Delivery, Transport } from '../../platform/outbox/index.js';
import type { Platform } from '../../platform/types.js';

const reminder = z.object({
  taskId: z.string(),
  label: z.string(),
  name: z.string(),
  assignee: z.string().nullable(),
  dueAt: z.string().nullable(),
  businessKey: z.string().nullable(),
});

/**
 * Carries what the engine says about due times to people by mail: a reminder to whoever acts for the position, an
 * escalation to the nearest superior who is there (domain.md 1.3). Names the task and its number, never its content.
 */
export const taskReminders = ({ database, organisations }: Platform): Transport[] =>
  (['task-reminder', 'task-escalation'] as const).map((kind) => ({
    kind,
    deliver: async ({ agencyId, payload, dedupeKey }: Delivery) => {
      if (!agencyId) return;
      const told = reminder.parse(payload);
      await database.inUnit(agencySystemScope(agencyId), async (unit) => {
        const organisation = await organisations.load(unit);
        const positionId = positionOf(organisation, told.assignee);
        const escalated = kind === 'task-escalation';
        const recipient = escalated && positionId ? organisation.nearestFilledSuperior(positionId)?.id : positionId;
        const to = recipient ? await addressOf(unit, organisation, recipient) : null;
        if (!to) return;
        await queueMail(unit, {
          to,
          template: `house/${kind}`,
          data: {
            name: to.name,
            task: told.name,
            number: told.businessKey ?? '',
            position: (positionId && organisation.position(positionId)?.name) || '',
            overdue: told.dueAt !== null && new Date(told.dueAt) <= unit.now(),
            path: `/tasks/${told.taskId}`,
          },
          dedupeKey: `mail-${dedupeKey}`,
        });
      });
    },
  }));

function positionOf(organisation: Organisation, assignee: string | null): string | null {
  if (assignee?.startsWith('position:')) return assignee.slice('position:'.length);
  if (assignee?.startsWith('person:')) return organisation.positionsOf(assignee.slice('person:'.length))[0]?.id ?? null;
  return null;
}
