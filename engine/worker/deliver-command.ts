import { isContention } from '../../platform/database/index.js';
import { AppError } from '../../platform/errors/index.js';
import { type Delivery, RetryLater } from '../../platform/outbox/contract.js';
import type { CommandContext, EngineParts } from '../commands/context.js';
import { runCommand } from '../run-command.js';

const WHILE_SUSPENDED = 60_000;

/**
 * A command that a message asks for. What may pass by itself is delivered again; a defect has become an incident, whose
 * retry does it again, so the message is done.
 */
export async function deliverCommand(
  parts: EngineParts,
  delivery: Delivery,
  name: string,
  work: (context: CommandContext) => Promise<void>,
): Promise<void> {
  const { agencyId, requestId } = delivery;
  if (!agencyId) throw new Error(`message ${delivery.id} belongs to no agency`);
  try {
    await runCommand(parts, { kind: 'system', name, agencyId }, { name, requestId }, work);
  } catch (error) {
    if (isContention(error)) throw error;
    if (!(error instanceof AppError)) return;
    if (error.code === 'unavailable') throw error;
    if (error.detail.reason === 'suspended') throw new RetryLater(WHILE_SUSPENDED, 'the instance is suspended');
  }
}
