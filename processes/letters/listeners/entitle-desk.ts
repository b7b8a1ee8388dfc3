import { z } from 'zod';
import type { ServiceContext, TaskView } from '../../../engine/contract.js';
import { type Grantee, grantAccess, seesInFull } from '../model/access.js';
import { recordLetterEvent } from '../model/letter-event.js';
import type { Security } from '../model/vocabulary.js';
import { isSecret } from '../model/vocabulary.js';

const carried = z.object({
  letterId: z.string(),
  desk: z.string().nullish(),
  giver: z.string().nullish(),
  registry: z.string().nullish(),
});

/**
 * A step that fell to somebody outside the letter's chain (a vacant desk, an opposing step, a reassignment) lets him see
 * what he is to decide on; a letter nobody may open would stand still. Whoever stands in for the registry at a secret
 * letter sees its envelope, as the registry does. The letter's history says so.
 */
export async function entitleDesk(context: ServiceContext, { assignee, elementId }: TaskView): Promise<void> {
  const { unit, instance } = context;
  const { letterId, ...chain } = carried.parse(instance.variables);
  const grantee = granteeOf(assignee);
  if (!grantee || ('position' in grantee && Object.values(chain).includes(grantee.position))) return;
  await unit.withFullSight(async () => {
    const { security } = await unit.one<{ security: Security }>('select security from letter where id = $1', [
      letterId,
    ]);
    if (security === 'B' || (await seesInFull(unit, letterId, grantee))) return;
    const forRegistry =
      instance.parentId === null || (instance.variables.top === true && elementId === 'handle-return');
    const envelope = isSecret(security) && forRegistry;
    await grantAccess(unit, letterId, grantee, envelope ? 'envelope' : 'full', 'task');
    await recordLetterEvent(unit, context.actor, {
      letterId,
      kind: 'entrusted',
      toPosition: 'position' in grantee ? grantee.position : null,
    });
  });
}

function granteeOf(assignee: string | null): Grantee | null {
  const [kind, id] = assignee?.split(':') ?? [];
  if (!id) return null;
  return kind === 'position' ? { position: id } : { person: id };
}
