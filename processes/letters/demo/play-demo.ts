import { Readable } from 'node:stream';
import { agencySystemScope } from '../../../platform/database/index.js';
import { sampleScan } from '../../../platform/documents/sample-scan.js';
import { newId } from '../../../platform/ids/index.js';
import { beginRegister, localYear } from '../../../platform/numbering/index.js';
import type { PersonActor } from '../../../platform/organisation/actor.js';
import type { DemoContext } from '../../contract.js';
import { dayInWords } from '../model/in-words.js';
import { INCOMING_REGISTER } from '../services/send-to-desk.js';
import { type DemoLetter, demoLetters } from './demo-letter.js';
import { type DemoStep, planDemo } from './plan.js';

const TIME_ZONE = 'Asia/Jakarta';
/** Offices that changed over from paper in mid-year. */
const FIRST_NUMBERS: Record<string, number> = { diskominfo: 389, setda: 1204, cicalengka: 212, puslatbang: 96 };

/** About sixty invented letters in every stage, played through the engine by the people they belong to. */
export async function playDemoLetters(demo: DemoContext): Promise<void> {
  const steps = planDemo(demoLetters(), demo.platform.clock.now(), TIME_ZONE);
  const [first] = steps;
  if (!first) return;
  demo.at(first.at);
  await beginRegisters(demo, first.at);
  const letterIds = new Map<DemoLetter, string>();
  for (const [index, step] of steps.entries()) {
    if (index % 60 === 0) demo.progress(`${index} / ${steps.length}`);
    demo.at(step.at);
    await play(demo, step, letterIds);
  }
  await demo.drain();
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

async function play(demo: DemoContext, step: DemoStep, letterIds: Map<DemoLetter, string>): Promise<void> {
  const actor = await demo.actor(`${step.letter.agency}.${step.who}`);
  if (step.act === 'register') {
    letterIds.set(step.letter, await register(demo, actor, step));
    return;
  }
  const letterId = letterIds.get(step.letter);
  await demo.engine.command(actor, { name: `demo.${step.act}` }, async (unit, commands) => {
    const { items } = await demo.engine.tasks(unit, actor, { state: 'open', scope: 'mine', limit: 100 });
    const task = items.find(({ subject }) => subject?.id === letterId);
    if (!task) throw new Error(`the demo finds no task of ${step.letter.subject} for ${actor.username}`);
    if (step.act === 'read') await commands.readTask(task.id);
    else await commands.completeTask({ taskId: task.id, values: step.values });
  });
  // The end of a child reaches its parent by a job; nothing else need be waited for.
  if (step.values.decision === 'accept' || step.values.decision === 'waive') await demo.drain();
}

async function register(demo: DemoContext, actor: PersonActor, { letter, at }: DemoStep): Promise<string> {
  const letterId = newId(at.getTime());
  const day = new Date(at.getTime() - 36 * 3_600_000).toISOString().slice(0, 10);
  const number = `${letter.classification}/${100 + (Number.parseInt(letterId.slice(-4), 16) % 900)}/${day.slice(0, 4)}`;
  const pdf = await sampleScan({
    sender: [letter.sender],
    number,
    date: dayInWords(day),
    subject: letter.subject,
    paragraphs: [
      `Sehubungan dengan ${letter.subject}, bersama ini kami sampaikan hal tersebut untuk dapat ditindaklanjuti sebagaimana mestinya.`,
      'Demikian disampaikan, atas perhatian dan kerja samanya diucapkan terima kasih.',
    ],
  });
  const file = await demo.platform.files.stage(actor, Readable.from(pdf), { name: 'surat.pdf', field: 'files' });
  await demo.engine.command(actor, { name: 'demo.register' }, (_unit, commands) =>
    commands.startInstance({
      key: 'incoming-letter',
      values: {
        letterId,
        sender: letter.sender,
        number,
        date: day,
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
    }),
  );
  return letterId;
}
