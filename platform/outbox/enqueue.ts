import type { Unit } from '../database/index.js';
import { newId } from '../ids/index.js';
import type { OutboxMessage } from './contract.js';

/**
 * Puts a message into the outbox; it is delivered after the unit's commit, and never when the unit rolls back.
 * @returns false when a message of this kind and key had been enqueued before (by this agency): nothing happens then.
 */
export async function enqueue(unit: Unit, message: OutboxMessage): Promise<boolean> {
  const now = unit.now();
  const [row] = await unit.prepared<{ added: boolean }>(
    'outbox-enqueue',
    'select alur_enqueue($1, $2, $3, $4, $5, $6, $7, $8, $9) as added',
    [
      newId(),
      unit.scope.kind === 'agency' ? unit.scope.agencyId : null,
      message.kind,
      message.dedupeKey,
      message.queue ?? null,
      JSON.stringify(message.payload),
      message.notBefore ?? now,
      now,
      unit.requestId,
    ],
  );
  return row?.added ?? false;
}
