import { z } from 'zod';
import type { ProcessListener, ServiceContext } from '../../../engine/contract.js';
import { endBranch } from '../model/end-branch.js';
import { recordLetterEvent } from '../model/letter-event.js';
import { personOf } from '../model/person-of.js';

const own = z.object({ letterId: z.string(), dispositionId: z.string() });
const ofInstance = (context: ServiceContext) => own.parse(context.instance.variables);

/** Keeps the edge in step with its tasks: which flow carries it, when it was read, until when. */
export const dispositionFacts: ProcessListener = {
  keys: ['disposition'],

  async taskOpened(context, task) {
    if (task.elementId !== 'act') return;
    await context.unit.run('update disposition set instance_id = $2 where id = $1 and instance_id is null', [
      ofInstance(context).dispositionId,
      context.instance.id,
    ]);
    await takenBackToDesk(context);
  },

  async taskRead(context, task) {
    if (task.elementId !== 'act') return;
    const { letterId, dispositionId } = ofInstance(context);
    const first = await context.unit.run(
      `update disposition set read_at = $2, read_by = $3, status = case status when 'new' then 'read' else status end
        where id = $1 and read_at is null`,
      [dispositionId, context.unit.now(), personOf(context.actor)],
    );
    if (first > 0) await recordLetterEvent(context.unit, context.actor, { letterId, kind: 'read', dispositionId });
  },

  async taskCompleted(context, { elementId, preparedBy }, { decision }) {
    if (!preparedBy || elementId !== 'act') return;
    const { letterId, dispositionId } = ofInstance(context);
    await recordLetterEvent(context.unit, context.actor, {
      letterId,
      kind: 'prepared',
      dispositionId,
      byPerson: preparedBy.personId,
      asPosition: preparedBy.positionId,
    });
    if (decision === 'dispose')
      await context.unit.run(
        `update disposition set prepared_by = $2, prepared_as = $3 where parent_id = $1
            and sent_at = (select max(sent_at) from disposition where parent_id = $1)`,
        [dispositionId, preparedBy.personId, preparedBy.positionId],
      );
  },

  async taskChanged(context, task) {
    if (task.elementId !== 'act' && task.elementId !== 'summarise') return;
    await context.unit.run('update disposition set due_at = $2 where id = $1 and due_at is distinct from $2', [
      ofInstance(context).dispositionId,
      task.dueAt,
    ]);
  },

  async instanceEnded(context, how) {
    if (how === 'cancelled') await endBranch(context.unit, ofInstance(context).dispositionId, 'withdrawn', null, null);
  },
};

/** Everything sent from here was taken back, or was not enough: it lies on this desk again. */
async function takenBackToDesk(context: ServiceContext): Promise<void> {
  const { letterId, dispositionId } = ofInstance(context);
  const back = await context.unit.run(
    `update disposition set status = case when read_at is null then 'new' else 'read' end
      where id = $1 and status = 'forwarded'`,
    [dispositionId],
  );
  if (back > 0)
    await context.unit.run(
      `update letter set state = 'awaiting-disposition' where id = $1 and state = 'disposed'
        and not exists (select from disposition d where d.letter_id = letter.id and d.parent_id is not null and d.ended_at is null)`,
      [letterId],
    );
}
