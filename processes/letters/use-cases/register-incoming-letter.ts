import { invalidFields } from '../../../platform/errors/index.js';
import { newId } from '../../../platform/ids/index.js';
import type { RequestContext } from '../../contract.js';
import { checkLetter } from '../model/check-letter.js';
import { type Duplicate, possibleDuplicates } from '../model/duplicates.js';
import { type Letter, loadLetter } from '../model/letter.js';
import type { LetterFields } from '../model/letter-fields.js';

export interface Registered {
  letter: Letter;
  instanceId: string;
  duplicates: Duplicate[];
}

const iso = (at: Date | null | undefined) => at?.toISOString() ?? null;

/** Registers a letter and lets its flow begin: the head's task exists when this returns. */
export async function registerIncomingLetter(context: RequestContext, fields: LetterFields): Promise<Registered> {
  const { unit, commands } = context;
  const organisation = await context.organisation();
  const files = fields.files ?? [];
  const faults = checkLetter({ ...fields, files }, unit.now(), organisation);
  if (faults.length > 0) throw invalidFields(faults);

  const duplicates = await possibleDuplicates(unit, fields);
  const letterId = newId(unit.now().getTime());
  const instance = await commands.startInstance({
    key: 'incoming-letter',
    values: { ...fields, receivedAt: iso(fields.receivedAt), eventAt: iso(fields.eventAt), files, letterId },
    subject: { kind: 'letter', id: letterId },
  });
  const letter = await unit.withFullSight(() => loadLetter(unit, letterId));
  return { letter, instanceId: instance.id, duplicates };
}
