import { conflict, invalidFields } from '../../../platform/errors/index.js';
import type { RequestContext } from '../../contract.js';
import { dispositionsOf } from '../model/disposition.js';
import { endBranch } from '../model/end-branch.js';
import { fieldError } from '../model/field-error.js';
import { ENDED, findLetter, loadLetter } from '../model/letter.js';
import { recordLetterEvent } from '../model/letter-event.js';
import { endLetter } from '../model/letter-state.js';

/** Registered by mistake, or twice: its number stays in the book with the reason; its flow ends. */
export async function voidLetter(
  context: RequestContext,
  letterId: string,
  { reason, mergedInto }: { reason: string; mergedInto?: string | null | undefined },
): Promise<void> {
  const { unit, actor, commands } = context;
  const letter = await loadLetter(unit, letterId);
  if (ENDED.has(letter.state)) throw conflict('ended', 'letters.ended');
  if (mergedInto) {
    const other = mergedInto === letterId ? undefined : await findLetter(unit, mergedInto);
    if (!other || other.state === 'voided')
      throw invalidFields([fieldError('mergedInto', 'letters.void.merged-unknown')]);
    await unit.change('update letter set merged_into = $2 where id = $1', [letterId, other.id]);
  }
  if (letter.instanceId) await commands.cancelInstance(letter.instanceId, reason);
  await unit.withFullSight(async () => {
    for (const top of (await dispositionsOf(unit, letterId)).filter(({ parentId }) => parentId === null))
      await endBranch(unit, top.id, 'withdrawn', actor.personId, reason);
    await endLetter(unit, letterId, 'voided', reason);
  });
  await recordLetterEvent(unit, actor, { letterId, kind: 'voided', text: reason });
}
