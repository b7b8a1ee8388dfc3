import { conflict, invalidFields } from '../../../platform/errors/index.js';
import type { RequestContext } from '../../contract.js';
import { fieldError } from '../model/field-error.js';
import { ENDED, findLetter, loadLetter } from '../model/letter.js';
import { endAsVoided } from '../model/void-letter.js';

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
  // The flow's end voids the letter, whoever ends it.
  if (letter.instanceId) await commands.cancelInstance(letter.instanceId, reason);
  else await endAsVoided(unit, actor, letterId, reason);
}
