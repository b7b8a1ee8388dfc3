import { notFound } from '../../../platform/errors/index.js';
import type { RequestContext } from '../../contract.js';
import { type Disposition, loadDisposition } from '../model/disposition.js';
import { recordLetterEvent } from '../model/letter-event.js';
import { decidesFor } from '../model/person-of.js';
import { mustAct } from '../model/vocabulary.js';

/** Clears a copy or information; only the acting holder's reading counts, and only the first. */
export async function readNotice({ unit, actor }: RequestContext, id: string): Promise<Disposition> {
  const notice = await loadDisposition(unit, id);
  if (mustAct(notice.role)) throw notFound('letters.not-found');
  if (!decidesFor(actor, notice.toPosition)) return notice;
  const first = await unit.run(
    `update disposition set read_at = $2, read_by = $3, status = 'read' where id = $1 and read_at is null`,
    [id, unit.now(), actor.personId],
  );
  if (first > 0) await recordLetterEvent(unit, actor, { letterId: notice.letterId, kind: 'read', dispositionId: id });
  return notice;
}
