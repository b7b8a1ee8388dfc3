import { DateTime } from 'luxon';
import { type DemoLetter, HEADS } from './demo-letter.js';

/** One act of one person at one moment; `values` complete the open task, null only reads it. */
export interface DemoStep {
  at: Date;
  letter: DemoLetter;
  /** Position code within the letter's agency. */
  who: string;
  act: 'register' | 'read' | 'complete';
  values: Record<string, unknown>;
}

type Acts = Pick<DemoStep, 'who' | 'act' | 'values'>[];

const read = (who: string): Acts => [{ who, act: 'read', values: {} }];
const complete = (who: string, values: Record<string, unknown>): Acts => [
  ...read(who),
  { who, act: 'complete', values },
];
const report = (text: string) => ({ decision: 'report', report: { text, files: [], letters: [] } });

/** What has happened to a letter by now, in order. */
function actsOf(letter: DemoLetter): Acts {
  const head = HEADS[letter.agency] ?? '';
  const chain = [head, ...letter.way];
  const dispose = (index: number): Acts =>
    complete(chain[index] ?? '', {
      decision: 'dispose',
      recipients: [{ position: chain[index + 1], role: 'coordinator' }],
      instructions: letter.instructions,
      note: index === 0 ? letter.note : 'Mohon ditindaklanjuti, laporkan kepada saya.',
      dueAt: null,
    });
  const down = chain.slice(0, -1).flatMap((_, index) => dispose(index));
  const last = chain.at(-1) ?? head;
  switch (letter.stage) {
    case 'new':
      return [];
    case 'read':
      return read(head);
    case 'filed':
      return complete(head, { decision: 'file', note: letter.note });
    case 'sent-back':
      return [
        ...complete(head, { decision: 'return', note: 'Bukan kewenangan kantor kita.' }),
        ...complete('operator', { decision: 'waive', recipient: null, note: null }),
        ...complete('operator', { reason: 'Surat ini bukan kewenangan kantor kami.', sentVia: 'Kurir' }),
      ];
    case 'sent':
    case 'below':
      return down;
    case 'opened':
      return [...down, ...read(last)];
    case 'returned':
      return [...down, ...complete(last, { decision: 'return', note: 'Bukan urusan bidang kami.' })];
    case 'reported':
      return [...down, ...complete(last, report('Sudah ditindaklanjuti, hasilnya terlampir dalam laporan ini.'))];
    case 'done':
      return [
        ...down,
        ...complete(last, report('Sudah dilaksanakan sesuai petunjuk.')),
        ...chain
          .slice(0, -1)
          .toReversed()
          .flatMap((who) => [
            ...complete(who, { decision: 'accept', note: null }),
            ...complete(who, report('Selesai.')),
          ]),
      ];
  }
}

const OPENING = { hour: 8, minute: 5, second: 0, millisecond: 0 };
const FIRST = { hour: 7, minute: 30, second: 0, millisecond: 0 };
const LAST = { hour: 15, minute: 55, second: 0, millisecond: 0 };
/** So long after opening that what happened on the day itself has room before now. */
const SETTLED = { hour: 9, minute: 0 };
/** Between two steps that are pressed together at the end, in minutes. */
const CLOSE = 3;

/** The days on which the office works, YYYY-MM-DD. */
export type WorkingDays = (day: string) => boolean;

const works = (at: DateTime, days: WorkingDays) => days(at.toFormat('yyyy-MM-dd'));

/** Office hours only: what would fall outside goes to the next working morning. */
function officeTime(at: DateTime, days: WorkingDays): DateTime {
  let moment = at > at.set(LAST) ? at.plus({ days: 1 }).set(OPENING) : at;
  while (!works(moment, days)) moment = moment.plus({ days: 1 }).set(OPENING);
  return moment;
}

/** The last moment that is over at which somebody sat at a desk, whatever hour the program starts at. */
function lastOfficeTime(now: DateTime, days: WorkingDays): DateTime {
  let moment = DateTime.min(now.minus({ minutes: 1 }), now.set(LAST));
  while (!works(moment, days) || moment < moment.set(SETTLED)) moment = moment.minus({ days: 1 }).set(LAST);
  return moment;
}

/** None later than `latest`: what would be is pressed together before it, in the same order. */
function before(latest: DateTime, moments: readonly DateTime[]): DateTime[] {
  let bound = latest;
  return moments
    .toReversed()
    .map((moment) => {
      const kept = DateTime.min(moment, DateTime.max(bound, bound.set(FIRST)));
      bound = kept.minus({ minutes: CLOSE });
      return kept;
    })
    .toReversed();
}

/** Every step of all letters in the order of time, in office hours; none later than `now`. */
export function planDemo(
  letters: readonly DemoLetter[],
  now: Date,
  timeZone: string,
  workingDays: WorkingDays,
): DemoStep[] {
  const latest = lastOfficeTime(DateTime.fromJSDate(now, { zone: timeZone }), workingDays);
  const steps = letters.flatMap((letter, index) => {
    const came = latest
      .minus({ days: letter.daysAgo })
      .set(OPENING)
      .plus({ minutes: (index * 7) % 60 });
    const acts: Acts = [{ who: 'operator', act: 'register', values: {} }, ...actsOf(letter)];
    const gap = Math.min(300, Math.max(8, (letter.daysAgo * 24 * 60) / (acts.length + 1) / 2));
    const moments: DateTime[] = [];
    let at = officeTime(came, workingDays);
    for (const _ of acts) {
      moments.push(at);
      at = officeTime(at.plus({ minutes: gap + (index % 5) }), workingDays);
    }
    const kept = before(latest, moments);
    return acts.map((act, order): DemoStep => ({ ...act, letter, at: (kept[order] ?? latest).toJSDate() }));
  });
  return steps
    .map((step, order) => ({ step, order }))
    .toSorted((a, b) => a.step.at.getTime() - b.step.at.getTime() || a.order - b.order)
    .map(({ step }) => step);
}
