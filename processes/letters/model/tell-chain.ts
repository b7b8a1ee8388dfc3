import { postNotice } from '../../../platform/notices/index.js';
import type { RequestContext } from '../../contract.js';
import { KEEPS_SIGHT } from './access.js';
import type { Letter } from './letter.js';

/**
 * Tells every desk on the letter's way that something about it changed, as long as it sees the letter; who made the
 * change knows.
 * @param message key of the line under the letter's title.
 */
export async function tellChain(
  { unit, actor, translate }: RequestContext,
  letter: Letter,
  message: string,
): Promise<void> {
  const desks = await unit.withFullSight(() =>
    unit.rows<{ id: string }>(
      `select distinct d.to_position as id from disposition d where d.letter_id = $1 and ${KEEPS_SIGHT}`,
      [letter.id],
    ),
  );
  for (const { id } of desks.filter((desk) => desk.id !== actor.position?.id))
    await postNotice(unit, {
      positionId: id,
      kind: 'information',
      subject: { kind: 'letter', id: letter.id },
      // Kept with the notice, also when its reader sees the letter no more.
      title:
        letter.security === 'B'
          ? (letter.subject ?? translate('letters.no-subject'))
          : translate('letters.secret-letter'),
      line: translate(message, { agendaNumber: letter.agendaNumber ?? '' }),
      href: `/letters/${letter.id}`,
    });
}
