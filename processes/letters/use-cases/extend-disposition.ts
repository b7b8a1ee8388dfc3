import { conflict, invalidFields } from '../../../platform/errors/index.js';
import type { RequestContext } from '../../contract.js';
import { fieldError } from '../model/field-error.js';
import { inWords } from '../model/in-words.js';
import { loadLetter } from '../model/letter.js';
import { recordLetterEvent } from '../model/letter-event.js';
import { mustAct } from '../model/vocabulary.js';
import { givenByActor } from './given-by-actor.js';

/** Gives a recipient more (or less) time; reminders follow the new moment. @throws AppError forbidden, conflict, invalid. */
export async function extendDisposition(
  context: RequestContext,
  id: string,
  { dueAt, reason }: { dueAt: Date; reason: string },
): Promise<void> {
  const { unit, actor, commands, engine } = context;
  const given = await givenByActor(context, id);
  if (!mustAct(given.role)) throw conflict('copy', 'letters.extension.copy');
  if (given.endedAt || !given.instanceId) throw conflict('ended', 'letters.disposition.ended');
  if (dueAt <= unit.now()) throw invalidFields([fieldError('dueAt', 'letters.due.past')]);
  await commands.setVariables(given.instanceId, { deadline: dueAt.toISOString() });
  const { instanceId } = await loadLetter(unit, given.letterId);
  for (const task of instanceId ? await engine.openTasks(unit, instanceId) : [])
    if (task.instanceId === given.instanceId && (task.elementId === 'act' || task.elementId === 'summarise'))
      await commands.extendTask(task.id, dueAt, reason);
  await unit.change('update disposition set due_at = $2 where id = $1', [id, dueAt]);
  const { calendar } = await context.organisation();
  await recordLetterEvent(unit, actor, {
    letterId: given.letterId,
    kind: 'extended',
    dispositionId: id,
    toPosition: given.toPosition,
    text: `${inWords(dueAt, calendar.timeZone)} · ${reason}`,
  });
}
