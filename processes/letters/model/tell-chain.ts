import { postNotice } from '../../../platform/notices/index.js';
import type { RequestContext } from '../../contract.js';
import type { Letter } from './letter.js';

/**
 * Tells every desk that still has the letter, and all who read it, that something about it changed. They are entitled to
 * it already; who made the change knows.
 * @param message key of the line under the letter's title.
 */
export async function tellChain(
  { unit, actor, translate }: RequestContext,
  letter: Letter,
  message: string,
): Promise<void> {
  const desks = await unit.rows<{ id: string }>(
    `select distinct to_position as id from disposition
      where letter_id = $1 and (ended_at is null or read_at is not null) and status <> 'withdrawn'`,
    [letter.id],
  );
  for (const { id } of desks.filter((desk) => desk.id !== actor.position?.id))
    await postNotice(unit, {
      positionId: id,
      kind: 'information',
      subject: { kind: 'letter', id: letter.id },
      title: letter.subject ?? translate('letters.no-subject'),
      line: translate(message, { agendaNumber: letter.agendaNumber ?? '' }),
      href: `/letters/${letter.id}`,
    });
}
