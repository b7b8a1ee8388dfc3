import type { OpenTask } from '../../../engine/types.js';
import type { Translate } from '../../../platform/messages/index.js';
import type { Organisation } from '../../../platform/organisation/types.js';
import { type Disposition, isOpen } from './disposition.js';
import { holderInWords } from './holder-in-words.js';
import { inWords } from './in-words.js';
import { ENDED, type Letter } from './letter.js';

export interface LetterHolder {
  position: string;
  /** Today's holder, null when vacant. */
  person: string | null;
  since: Date;
  dueAt: Date | null;
  readAt: Date | null;
}

export interface Whereabouts {
  /** Where it is, since when, until when: for reading aloud at the counter. */
  sentence: string;
  holders: LetterHolder[];
}

export interface Walk {
  letter: Letter;
  dispositions: readonly Disposition[];
  /** Open tasks of the letter's flow. */
  tasks: readonly OpenTask[];
}

/**
 * The desks on which it lies now: where a step of its flow is open, whoever that fell to, and edges on their way to a
 * desk that nobody passed on further.
 */
export function whereabouts(
  { letter, dispositions, tasks }: Walk,
  organisation: Organisation,
  translate: Translate,
  now: Date,
): Whereabouts {
  const zone = organisation.calendar.timeZone;
  const locale = translate('letters.locale');
  if (ENDED.has(letter.state) || dispositions.length === 0) {
    const why = letter.state === 'voided' && letter.closingReason ? '-why' : '';
    return {
      sentence: translate(`letters.where.${letter.state}${why}`, {
        at: inWords(letter.finishedAt ?? letter.registeredAt, zone, locale),
        reason: letter.closingReason ?? '',
      }),
      holders: [],
    };
  }
  const open = dispositions.filter(isOpen);
  const onItsWay = open.filter(
    ({ id, instanceId }) =>
      !open.some(({ parentId }) => parentId === id) && !tasks.some((task) => task.instanceId === instanceId),
  );
  const holders = [
    ...tasks.map((task) => atTask(task, open, organisation)),
    ...onItsWay.map((it) => ({
      ...desk(it.toPosition, organisation),
      since: it.sentAt,
      dueAt: it.dueAt,
      readAt: null,
    })),
  ];
  const told = holders.map((it) => sentenceOf(it, translate, zone, locale, now));
  return { sentence: told.join(' ') || translate('letters.where.between'), holders };
}

/** A step without a due time of its own is due with the disposition it belongs to. */
function atTask(task: OpenTask, open: readonly Disposition[], organisation: Organisation): LetterHolder {
  const edge = open.find(({ instanceId }) => instanceId === task.instanceId);
  return {
    ...assigned(task, organisation),
    since: task.createdAt,
    dueAt: task.dueAt ?? edge?.dueAt ?? null,
    readAt: task.readAt,
  };
}

function assigned({ assignee, claimedBy, name }: OpenTask, organisation: Organisation) {
  const [kind, id = ''] = assignee?.split(':') ?? ['person', claimedBy ?? ''];
  if (kind === 'position') return desk(id, organisation);
  const [own] = organisation.positionsOf(id);
  return { position: own?.name ?? name, person: organisation.person(id)?.name ?? null };
}

function desk(positionId: string, organisation: Organisation) {
  const holder = organisation.actingHolder(positionId);
  return {
    position: organisation.position(positionId)?.name ?? '',
    person: holder ? holderInWords(holder) : null,
  };
}

function sentenceOf(it: LetterHolder, translate: Translate, zone: string, locale: string, now: Date): string {
  const who = it.person
    ? translate('letters.where.held', { position: it.position, person: it.person })
    : translate('letters.where.vacant', { position: it.position });
  const since = translate('letters.where.since', { at: inWords(it.since, zone, locale) });
  const due = it.dueAt
    ? translate(it.dueAt < now ? 'letters.where.overdue' : 'letters.where.due', { at: inWords(it.dueAt, zone, locale) })
    : '';
  return `${who} ${since}${due}.`;
}
