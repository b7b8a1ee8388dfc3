import type { Translate } from '../../../platform/messages/index.js';
import type { Organisation } from '../../../platform/organisation/types.js';
import { type Disposition, isOpen } from './disposition.js';
import { inWords } from './in-words.js';
import { ENDED, type Letter } from './letter.js';

export interface LetterHolder {
  dispositionId: string;
  positionId: string;
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

/** The desks on which it lies now: edges that nobody passed on further and that are not over. */
export function whereabouts(
  letter: Letter,
  dispositions: readonly Disposition[],
  organisation: Organisation,
  translate: Translate,
  now: Date,
): Whereabouts {
  const zone = organisation.calendar.timeZone;
  const locale = translate('letters.locale');
  if (ENDED.has(letter.state) || dispositions.length === 0)
    return {
      sentence: translate(`letters.where.${letter.state}`, {
        at: inWords(letter.finishedAt ?? letter.registeredAt, zone, locale),
      }),
      holders: [],
    };
  const open = dispositions.filter(isOpen);
  const waitingBelow = (it: Disposition) => open.some(({ parentId }) => parentId === it.id);
  const holders = open.filter((it) => !waitingBelow(it)).map((it) => holderOf(it, organisation));
  const told = holders.map((it) => sentenceOf(it, translate, zone, locale, now));
  return { sentence: told.join(' ') || translate('letters.where.between'), holders };
}

/** A report lies with the giver until it is checked, a returned one until it is handled. */
function holderOf(it: Disposition, organisation: Organisation): LetterHolder {
  const withGiver = (it.status === 'reported' || it.status === 'returned') && it.fromPosition !== null;
  const positionId = withGiver && it.fromPosition ? it.fromPosition : it.toPosition;
  const holder = organisation.actingHolder(positionId);
  return {
    dispositionId: it.id,
    positionId,
    position: organisation.position(positionId)?.name ?? '',
    person: holder ? (holder.kind === 'definitive' ? holder.name : `${kindMark(holder.kind)} ${holder.name}`) : null,
    since: withGiver ? (it.reportedAt ?? it.sentAt) : it.sentAt,
    dueAt: it.dueAt,
    readAt: it.readAt,
  };
}

/** As printed before the name (domain.md 1.4). */
const kindMark = (kind: 'plt' | 'plh' | 'pj') => `${kind[0]?.toUpperCase()}${kind.slice(1)}.`;

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
