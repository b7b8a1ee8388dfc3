import { notFound } from '../../platform/errors/index.js';
import { isId } from '../../platform/ids/index.js';
import { insertHistory } from '../store/history-store.js';
import { markConfidential } from '../store/instance-store.js';
import { writeAll } from '../store/writes.js';
import { openCase } from './case.js';
import type { CommandContext } from './context.js';

/** Its subject became secret, or is so no longer: all of the family at once, ended ones too. The right is the caller's. */
export async function setConfidential(context: CommandContext, rootId: string, confidential: boolean): Promise<void> {
  if (!isId(rootId)) throw notFound();
  const { row } = await openCase(context, rootId);
  await markConfidential(context.unit, row.rootId, confidential);
  await writeAll(context.unit, [
    insertHistory(context.unit, [
      {
        instanceId: row.id,
        rootId: row.rootId,
        elementId: row.processKey,
        name: null,
        type: 'Process',
        event: confidential ? 'made-confidential' : 'made-open',
        by: context.by(),
      },
    ]),
  ]);
}
