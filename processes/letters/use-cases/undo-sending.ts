import type { TaskItem } from '../../../engine/types.js';
import type { Unit } from '../../../platform/database/index.js';
import { conflict, notFound } from '../../../platform/errors/index.js';
import type { AfterCompletion, RequestContext } from '../../contract.js';
import { type Disposition, dispositionsOf, loadDisposition } from '../model/disposition.js';
import { decidesFor } from '../model/person-of.js';
import { mustAct } from '../model/vocabulary.js';
import { withdrawDisposition } from './withdraw-disposition.js';

/** What one order sent: everything below the giver's own edge at one moment, in milliseconds. */
export interface Sending {
  /** The giver's own edge. */
  id: string;
  at: number;
}

/** Offered with "Terkirim" as long as somebody has to act on what was just sent; copies alone end the work at once. */
export async function undoOfSending(
  { unit, translate }: RequestContext,
  { key, elementId, instanceId }: TaskItem,
): Promise<AfterCompletion | null> {
  if (key !== 'disposition' || elementId !== 'act') return null;
  const last = await unit.row<{ id: string; at: Date }>(
    `select own.id, max(below.sent_at) as at from disposition own join disposition below on below.parent_id = own.id
      where own.instance_id = $1 and own.ended_at is null group by own.id`,
    [instanceId],
  );
  if (!last) return null;
  const at = last.at.getTime();
  const sent = await sentAt(await loadDisposition(unit, last.id), unit, at);
  if (!sent.some(({ role }) => mustAct(role))) return null;
  return { undo: { action: `/dispositions/${last.id}/sending/${at}/undoing`, label: translate('letters.undo') } };
}

/** Those of one order that are still under way. @throws AppError not-found. */
export async function sentBy({ unit, actor }: RequestContext, { id, at }: Sending): Promise<Disposition[]> {
  const own = await loadDisposition(unit, id);
  if (!decidesFor(actor, own.toPosition)) throw notFound('letters.not-found');
  return sentAt(own, unit, at);
}

const sentAt = async (own: Disposition, unit: Unit, at: number): Promise<Disposition[]> =>
  (await dispositionsOf(unit, own.letterId)).filter(
    (it) => it.parentId === own.id && it.sentAt.getTime() === at && it.endedAt === null,
  );

/**
 * Takes back all that one order sent, or nothing: who has read it in the meantime is at work already.
 * @throws AppError not-found, conflict.
 */
export async function undoSending(context: RequestContext, sending: Sending): Promise<void> {
  const sent = await sentBy(context, sending);
  if (sent.length === 0) throw conflict('ended', 'letters.undo.nothing');
  for (const { id } of sent) await withdrawDisposition(context, id, context.translate('letters.undo.reason'));
}
