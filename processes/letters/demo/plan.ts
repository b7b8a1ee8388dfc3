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

const OPENING = { hour: 8, minute: 5 };
const CLOSING = 16;

/** Office hours only: what would fall outside goes to the next working morning. */
function officeTime(at: DateTime): DateTime {
  let moment = at;
  if (moment.hour >= CLOSING) moment = moment.plus({ days: 1 }).set({ ...OPENING });
  while (moment.weekday > 5) moment = moment.plus({ days: 1 }).set({ ...OPENING });
  return moment;
}

/** Every step of all letters in the order of time; none later than `now`. */
export function planDemo(letters: readonly DemoLetter[], now: Date, timeZone: string): DemoStep[] {
  const today = DateTime.fromJSDate(now, { zone: timeZone });
  const steps = letters.flatMap((letter, index) => {
    let at = officeTime(
      today
        .minus({ days: letter.daysAgo })
        .set({ ...OPENING, second: 0, millisecond: 0 })
        .plus({ minutes: (index * 7) % 60 }),
    );
    const acts: Acts = [{ who: 'operator', act: 'register', values: {} }, ...actsOf(letter)];
    const gap = Math.min(300, Math.max(8, (letter.daysAgo * 24 * 60) / (acts.length + 1) / 2));
    return acts.map((act) => {
      const step: DemoStep = { ...act, letter, at: at.toJSDate() };
      at = officeTime(at.plus({ minutes: gap + (index % 5) }));
      return step;
    });
  });
  const latest = now.getTime() - 60_000;
  return steps
    .map((step, order) => ({ step: { ...step, at: new Date(Math.min(step.at.getTime(), latest)) }, order }))
    .toSorted((a, b) => a.step.at.getTime() - b.step.at.getTime() || a.order - b.order)
    .map(({ step }) => step);
}
