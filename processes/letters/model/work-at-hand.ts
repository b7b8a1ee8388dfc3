import type { Unit } from '../../../platform/database/index.js';
import type { Translate } from '../../../platform/messages/index.js';
import type { Actor } from '../../../platform/organisation/actor.js';
import type { Organisation } from '../../../platform/organisation/types.js';
import { type Disposition, isOpen } from './disposition.js';
import { evidenceOf } from './evidence.js';
import { instructions } from './instruction.js';
import { decidesFor } from './person-of.js';

/** One thing somebody said to this desk: an order, a wish to have it done again, a report, a return. */
export interface WordToDesk {
  head: string;
  at: Date;
  asked: string;
  text: string | null;
  files: { href: string; label: string }[];
}

interface Desk {
  actor: Actor;
  organisation: Organisation;
  translate: Translate;
  /** Where it is said; none: on no task's page. */
  task: { instanceId: string } | undefined;
}

/** What the person must have read before answering: what the giver asks, and what those below have answered. */
export async function workAtHand(
  unit: Unit,
  letterId: string,
  dispositions: readonly Disposition[],
  { actor, organisation, translate, task }: Desk,
): Promise<WordToDesk[]> {
  const mine = dispositions.filter((it) => isOpen(it) && decidesFor(actor, it.toPosition));
  const answered = dispositions.filter(
    (it) => mine.some(({ id }) => id === it.parentId) && (it.reportedAt !== null || it.status === 'returned'),
  );
  if (mine.length === 0) return [];
  const judged = answered.filter(({ instanceId }) => instanceId !== null && instanceId === task?.instanceId);
  const known = await instructions(unit);
  const evidence = answered.length > 0 ? await evidenceOf(unit, letterId) : [];
  const said = (kind: string, position: string | null) =>
    translate(`letters.at-hand.${kind}`, { who: nameOf(organisation, position) });

  const orders = mine
    .filter(({ fromPosition, note, instructions: asked }) => fromPosition && (note || asked.length > 0))
    .map((it) => ({
      head: said('order', it.fromPosition),
      at: it.sentAt,
      asked: it.instructions.map((code) => known.find((one) => one.code === code)?.text ?? code).join('; '),
      text: it.note,
      files: [],
    }));
  const answers = (judged.length > 0 ? judged : answered).map((it) => ({
    head: said(it.status === 'returned' ? 'returned' : 'report', it.toPosition),
    at: it.reportedAt ?? it.sentAt,
    asked: '',
    text: it.status === 'returned' ? it.endedReason : it.report,
    files: evidence
      .filter(({ dispositionId }) => dispositionId === it.id)
      .map(({ fileId, letterId: other, name }) => ({
        href: other ? `/letters/${other}` : `/dispositions/${it.id}/files/${fileId}`,
        label: name ?? '',
      })),
  }));
  // A report or a return is judged by itself: neither the order nor what others answered is asked about.
  if (judged.length > 0) return answers;
  return [...orders, ...(await wishes(unit, mine, said)), ...answers];
}

/** Why the giver was not satisfied, while it lies here again. */
async function wishes(
  unit: Unit,
  mine: readonly Disposition[],
  said: (kind: string, position: string | null) => string,
): Promise<WordToDesk[]> {
  const again = mine.filter(({ status }) => status === 'in-progress');
  if (again.length === 0) return [];
  const rows = await unit.rows<{ at: Date; text: string | null; positionId: string | null }>(
    `select distinct on (disposition_id) at, text, position_id as "positionId" from letter_event
      where disposition_id = any ($1) and kind = 'redo' order by disposition_id, at desc`,
    [again.map(({ id }) => id)],
  );
  return rows.map(({ at, text, positionId }) => ({ head: said('redo', positionId), at, asked: '', text, files: [] }));
}

function nameOf(organisation: Organisation, position: string | null): string {
  if (!position) return '';
  const holder = organisation.actingHolder(position);
  const post = organisation.position(position)?.name ?? '';
  return holder ? `${post}, ${holder.name}` : post;
}
