import { z } from 'zod';
import type { ProcessListener, ServiceContext } from '../../../engine/contract.js';
import { endBranch } from '../model/end-branch.js';
import { recordLetterEvent } from '../model/letter-event.js';
import { personOf } from '../model/person-of.js';
import { entitleDesk } from './entitle-desk.js';
import { mayReceive } from './may-receive.js';

const own = z.object({ letterId: z.string(), dispositionId: z.string() });
const ofInstance = (context: ServiceContext) => own.parse(context.instance.variables);

/** Keeps the edge in step with its tasks: which flow carries it, when it was read, until when. */
export const dispositionFacts: ProcessListener = {
  keys: ['disposition'],

  async taskOpened(context, task) {
    await entitleDesk(context, task);
    if (task.elementId === 'act') await context.unit.withFullSight(() => layOnDesk(context));
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
    const { letterId, dispositionId } = ofInstance(context);
    if (ON_DESK.has(elementId)) await actedIsRead(context, dispositionId);
    if (!preparedBy || elementId !== 'act') return;
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

  mayAssign: mayReceive,

  async taskChanged(context, task) {
    await entitleDesk(context, task);
    if (!ON_DESK.has(task.elementId)) return;
    await context.unit.run('update disposition set due_at = $2 where id = $1 and due_at is distinct from $2', [
      ofInstance(context).dispositionId,
      task.dueAt,
    ]);
  },

  async instanceEnded({ unit, actor, ...context }, how, reason) {
    if (how === 'completed') return;
    const { dispositionId } = own.parse(context.instance.variables);
    await endBranch(unit, dispositionId, 'withdrawn', personOf(actor), reason);
  },
};

/** Steps of the recipient himself; the others are the giver's. */
const ON_DESK: ReadonlySet<string> = new Set(['act', 'summarise']);

/** Nobody answers what he has not read, also when his page never told so. */
const actedIsRead = ({ unit, actor }: ServiceContext, dispositionId: string): Promise<number> =>
  unit.withFullSight(() =>
    unit.run('update disposition set read_at = $2, read_by = $3 where id = $1 and read_at is null', [
      dispositionId,
      unit.now(),
      personOf(actor),
    ]),
  );

/** A new edge learns its flow. Was everything sent from here taken back, or not enough: it lies on this desk again. */
async function layOnDesk({ unit, instance }: ServiceContext): Promise<void> {
  const { letterId, dispositionId } = own.parse(instance.variables);
  await unit.run('update disposition set instance_id = $2 where id = $1 and instance_id is null', [
    dispositionId,
    instance.id,
  ]);
  const back = await unit.run(
    `update disposition set status = case when read_at is null then 'new' else 'read' end
      where id = $1 and status = 'forwarded'`,
    [dispositionId],
  );
  if (back > 0)
    await unit.run(
      `update letter set state = 'awaiting-disposition' where id = $1 and state = 'disposed'
        and not exists (select from disposition d where d.letter_id = letter.id and d.parent_id is not null and d.ended_at is null)`,
      [letterId],
    );
}
