import { dayInWords } from '../model/in-words.js';
import { dayBefore, numberOf } from './demo-letter.js';
import type { DemoStep } from './plan.js';

/** The scan of the letter that this step registers. */
export type Scans = (step: DemoStep) => Promise<Buffer>;

/** Printing and scanning takes as long as many steps: the next letters are made while the steps before are played. */
const AHEAD = 2;

export function scansAhead(steps: readonly DemoStep[]): Scans {
  const waiting = steps.filter(({ act }) => act === 'register');
  const made = new Map<DemoStep, Promise<Buffer>>();
  const makeNext = () => {
    for (const step of waiting.splice(0, AHEAD + 1 - made.size)) {
      const scan = scanOf(step);
      // Who waits for it is told; nobody waits for those of a demo that stops.
      scan.catch(() => {});
      made.set(step, scan);
    }
  };
  return async (step) => {
    makeNext();
    const scan = made.get(step) ?? scanOf(step);
    made.delete(step);
    makeNext();
    return scan;
  };
}

/** Loaded when a demo is played, which most starts never do. */
async function scanOf({ letter, at }: DemoStep): Promise<Buffer> {
  const { sampleScan } = await import('../../../platform/documents/sample-scan.js');
  return sampleScan({
    sender: [letter.sender],
    number: numberOf(letter, at),
    date: dayInWords(dayBefore(at)),
    subject: letter.subject,
    paragraphs: [
      `Sehubungan dengan ${letter.subject}, bersama ini kami sampaikan hal tersebut untuk dapat ditindaklanjuti sebagaimana mestinya.`,
    ],
  });
}
