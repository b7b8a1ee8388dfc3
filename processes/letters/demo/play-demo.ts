import { Readable } from 'node:stream';
import { agencySystemScope } from '../../../platform/database/index.js';
import { beginRegister, localYear } from '../../../platform/numbering/index.js';
import type { PersonActor } from '../../../platform/organisation/actor.js';
import type { DemoContext } from '../../contract.js';
import { INCOMING_REGISTER } from '../services/send-to-desk.js';
import { type DemoLetter, dayBefore, demoId, demoLetters, numberOf } from './demo-letter.js';
import { type DemoStep, planDemo, type WorkingDays } from './plan.js';
import { type Scans, scansAhead } from './scans-ahead.js';

const TIME_ZONE = 'Asia/Jakarta';
/** Offices that changed over from paper in mid-year. */
const FIRST_NUMBERS: Record<string, number> = { diskominfo: 389, setda: 1204, cicalengka: 212, puslatbang: 96 };

/**
 * About sixty invented letters in every stage, played through the engine by the people they belong to. A step is a unit
 * that counts itself: what a start that broke off has played is not played again.
 */
export async function playDemoLetters(demo: DemoContext): Promise<void> {
  const steps = planDemo(demoLetters(), demo.begunAt, TIME_ZONE, await workingDays(demo));
  const [first] = steps;
  if (!first) return;
  demo.at(steps[Math.max(0, demo.played - 1)]?.at ?? first.at);
  if (demo.played === 0) await beginRegisters(demo, first.at);
  else await demo.drain();
  const ids = letterIds(demo, steps);
  const scans = scansAhead(steps.slice(demo.played));
  for (const [index, step] of steps.entries()) {
    if (demo.stopping()) return;
    if (index < demo.played) continue;
    demo.progress(index, steps.length);
    demo.at(step.at);
    await play(demo, step, ids.get(step.letter) ?? '', scans);
  }
  await demo.drain();
}

/** Days on which all agencies work. */
async function workingDays({ platform, agencies }: DemoContext): Promise<WorkingDays> {
  const offices = await Promise.all(
    agencies.map(({ id }) =>
      platform.database.inUnit(agencySystemScope(id), (unit) => platform.organisations.load(unit), { readOnly: true }),
    ),
  );
  return (day) => offices.every(({ calendar }) => calendar.isWorkingDay(day));
}

/** Made of what stays the same, so that a second start knows which letters the first one has registered. */
function letterIds({ begunAt }: DemoContext, steps: readonly DemoStep[]): Map<DemoLetter, string> {
  const ids = new Map<DemoLetter, string>();
  for (const { act, letter, at } of steps)
    if (act === 'register') ids.set(letter, demoId(at, `${begunAt.toISOString()} ${letter.agency} ${letter.subject}`));
  return ids;
}

async function beginRegisters({ platform, agencies }: DemoContext, at: Date): Promise<void> {
  for (const { id, code } of agencies) {
    const next = FIRST_NUMBERS[code];
    if (next)
      await platform.database.inUnit(agencySystemScope(id), (unit) =>
        beginRegister(unit, { register: INCOMING_REGISTER, year: localYear(at, TIME_ZONE), next }),
      );
  }
}

async function play(demo: DemoContext, step: DemoStep, letterId: string, scans: Scans): Promise<void> {
  const actor = await demo.actor(`${step.letter.agency}.${step.who}`);
  if (step.act === 'register') {
    await register(demo, actor, step, letterId, await scans(step));
    return;
  }
  await demo.engine.command(actor, { name: `demo.${step.act}` }, async (unit, commands) => {
    const { items } = await demo.engine.tasks(unit, actor, { state: 'open', scope: 'mine', limit: 100 });
    const task = items.find(({ subject }) => subject?.id === letterId);
    if (!task) throw new Error(`the demo finds no task of ${step.letter.subject} for ${actor.username}`);
    if (step.act === 'read') await commands.readTask(task.id);
    else await commands.completeTask({ taskId: task.id, values: step.values });
    await demo.countStep(unit);
  });
  // The end of a child reaches its parent by a job; nothing else need be waited for.
  if (step.values.decision === 'accept' || step.values.decision === 'waive') await demo.drain();
}

async function register(
  demo: DemoContext,
  actor: PersonActor,
  { letter, at }: DemoStep,
  letterId: string,
  scan: Buffer,
): Promise<void> {
  const file = await demo.platform.files.stage(actor, Readable.from([scan]), { name: 'surat.pdf', field: 'files' });
  await demo.engine.command(actor, { name: 'demo.register' }, async (unit, commands) => {
    await commands.startInstance({
      key: 'incoming-letter',
      values: {
        letterId,
        sender: letter.sender,
        number: numberOf(letter, at),
        date: dayBefore(at),
        receivedAt: at.toISOString(),
        subject: letter.subject,
        summary: null,
        security: letter.security,
        urgency: letter.urgency,
        classification: letter.classification,
        attachmentsNote: null,
        addressee: null,
        externalNumber: null,
        files: [file.id],
      },
      subject: { kind: 'letter', id: letterId },
    });
    await demo.countStep(unit);
  });
}
