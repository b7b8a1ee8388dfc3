import type { Translate } from '../../../../platform/messages/index.js';
import type { PersonActor } from '../../../../platform/organisation/actor.js';
import type { Organisation } from '../../../../platform/organisation/types.js';
import { type Disposition, isOpen, isOverdue } from '../../model/disposition.js';
import { holderInWords } from '../../model/holder-in-words.js';
import { inWords } from '../../model/in-words.js';
import type { Instruction } from '../../model/instruction.js';
import { decidesFor } from '../../model/person-of.js';
import type { Report } from '../../model/reports.js';

export interface TreeSource {
  actor: PersonActor;
  organisation: Organisation;
  translate: Translate;
  now: Date;
  instructions: readonly Instruction[];
  reports: readonly Report[];
}

/** What `partials/disposition-tree` draws: one line per edge, and on it what the person may do now. */
export interface TreeEdge {
  position: string;
  holder: string | null;
  role: string | null;
  state: { icon: string; text: string; badge: string; absolute: string | null };
  due: { state: string; text: string; absolute: string } | null;
  note: string | null;
  instructions: string;
  /** Oldest first; of a disposition that was to be done again there are several. */
  reports: { at: string; text: string | null; files: { href: string; label: string }[] }[];
  actions: { label: string; href: string }[];
  children: TreeEdge[];
}

const ICON: Record<Disposition['status'], string> = {
  new: 'send',
  read: 'eye',
  forwarded: 'forward',
  'in-progress': 'clock',
  reported: 'report',
  closed: 'check',
  returned: 'return',
  withdrawn: 'close',
};

export function treeEdges(dispositions: readonly Disposition[], source: TreeSource): TreeEdge[] {
  const below = (parentId: string | null): TreeEdge[] =>
    dispositions
      .filter((it) => it.parentId === parentId)
      .map((it) => ({ ...edgeOf(it, source), children: below(it.id) }));
  return below(null);
}

function edgeOf(it: Disposition, { actor, organisation, translate, now, instructions, reports }: TreeSource): TreeEdge {
  const zone = organisation.agency.timeZone;
  const words = (at: Date) => inWords(at, zone, translate('letters.locale'));
  const holder = organisation.actingHolder(it.toPosition);
  const overdue = isOverdue(it, now);
  return {
    position: organisation.position(it.toPosition)?.name ?? '',
    holder: holder ? holderInWords(holder) : translate('letters.holder.vacant-alone'),
    role: it.parentId === null ? null : translate(`letters.role.${it.role}`),
    state: {
      icon: overdue ? 'warning' : ICON[it.status],
      badge: overdue ? 'overdue' : it.status === 'closed' ? 'done' : '',
      text:
        it.status === 'read' && it.readAt
          ? translate('letters.read-at', { at: words(it.readAt) })
          : translate(`letters.status.${it.endedHow === 'waived' ? 'waived' : it.status}`),
      absolute: it.readAt ? words(it.readAt) : null,
    },
    due:
      it.dueAt && isOpen(it)
        ? {
            state: overdue ? 'overdue' : 'later',
            text: translate(overdue ? 'letters.overdue' : 'letters.due-at', { at: words(it.dueAt) }),
            absolute: words(it.dueAt),
          }
        : null,
    note: it.note,
    instructions: it.instructions
      .map((code) => instructions.find((instruction) => instruction.code === code)?.text ?? code)
      .join('; '),
    reports: reports
      .filter(({ dispositionId }) => dispositionId === it.id)
      .map(({ at, text, evidence }) => ({
        at: words(at),
        text,
        files: evidence.map(({ fileId, letterId, name }) => ({
          label: name ?? '',
          href: letterId ? `/letters/${letterId}` : `/dispositions/${it.id}/files/${fileId}`,
        })),
      })),
    actions: actionsOf(it, actor, translate),
    children: [],
  };
}

function actionsOf(it: Disposition, actor: PersonActor, translate: Translate) {
  if (!actor.permissions.has('dispose')) return [];
  const act = (name: string) => ({ label: translate(`letters.act.${name}`), href: `/dispositions/${it.id}/${name}` });
  const given = it.parentId !== null && it.endedAt === null && decidesFor(actor, it.fromPosition);
  return [
    ...(given && !it.readAt ? [act('withdrawal')] : []),
    ...(given && isOpen(it) ? [act('extension'), act('waiver')] : []),
    ...(it.status === 'forwarded' && it.endedAt === null && decidesFor(actor, it.toPosition)
      ? [act('recipients')]
      : []),
  ];
}
