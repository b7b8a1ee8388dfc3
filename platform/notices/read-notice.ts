import type { Unit } from '../database/index.js';
import { forbidden } from '../errors/index.js';
import type { PersonActor } from '../organisation/actor.js';
import type { NoticeSubject } from './notices.js';

/** Positions in whose name this person reads: a definitive holder on leave looks without having read. */
const readsFor = (actor: PersonActor) =>
  actor.positions.filter((position) => !position.readOnly).map((position) => position.id);

/**
 * Clears one notice; again is the same as once. @returns where it leads.
 * @throws AppError not-found for a notice of somebody else's; forbidden `read-only` while somebody acts in one's place.
 */
export async function readNotice(unit: Unit, id: string, actor: PersonActor): Promise<string> {
  const notice = await noticeOf(unit, id, actor);
  if (!readsFor(actor).includes(notice.position_id)) throw forbidden('read-only', 'notices.read-only');
  await clear(unit, id, actor);
  return notice.href;
}

/**
 * Follows one notice: clears it when the person reads for the position, leaves it to whoever acts when not.
 * @returns where it leads.
 * @throws AppError not-found for a notice of somebody else's.
 */
export async function openNotice(unit: Unit, id: string, actor: PersonActor): Promise<string> {
  const notice = await noticeOf(unit, id, actor);
  if (readsFor(actor).includes(notice.position_id)) await clear(unit, id, actor);
  return notice.href;
}

const noticeOf = (unit: Unit, id: string, actor: PersonActor): Promise<{ position_id: string; href: string }> =>
  unit.one('select position_id, href from notice where id = $1 and position_id = any ($2)', [
    id,
    actor.positions.map((position) => position.id),
  ]);

const clear = (unit: Unit, id: string, actor: PersonActor): Promise<number> =>
  unit.run('update notice set read_at = $2, read_by = $3 where id = $1 and read_at is null', [
    id,
    unit.now(),
    actor.personId,
  ]);

/** Clears what the person was told about a subject, since it is in front of them now. @returns how many. */
export const readNoticesAbout = (unit: Unit, subject: NoticeSubject, actor: PersonActor): Promise<number> =>
  unit.run(
    `update notice set read_at = $1, read_by = $2
      where subject_kind = $3 and subject_id = $4 and position_id = any ($5) and read_at is null`,
    [unit.now(), actor.personId, subject.kind, subject.id, readsFor(actor)],
  );
