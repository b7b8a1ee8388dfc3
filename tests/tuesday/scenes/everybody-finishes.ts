import assert from 'node:assert/strict';
import type { Day, Task } from '../day.js';
import { report } from '../letters.js';

/** What each step asks, answered as a diligent office would. */
const ANSWERS: Record<string, () => Record<string, unknown>> = {
  act: () => report('Sudah ditindaklanjuti, berkas terlampir di bidang.'),
  summarise: () => report('Seluruh bidang telah melapor; surat dapat ditutup.'),
  verify: () => ({ decision: 'accept', note: '' }),
};

const MOST_ROUNDS = 12;

/** Desk after desk empties its worklist, until no desk has anything left. */
export async function everybodyFinishes(day: Day, codes: readonly string[]): Promise<void> {
  day.say('Sebelum pulang, setiap meja menyelesaikan kotak kerjanya.');
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let answered = 0;
    for (const code of codes) answered += await emptyDesk(code, day);
    await day.settle();
    if (answered === 0) return;
  }
  throw new Error(`desks are still not empty after ${MOST_ROUNDS} rounds`);
}

async function emptyDesk(code: string, day: Day): Promise<number> {
  const client = await day.as(code);
  const { items } = await client.get<{ items: Task[] }>('/tasks?state=open&scope=mine&limit=100');
  let answered = 0;
  for (const task of items) {
    const { subject } = await client.get<{ subject: { id: string } | null }>(`/tasks/${task.id}`);
    if (!subject || !day.letters.has(subject.id)) continue;
    const answer = ANSWERS[task.elementId];
    assert.ok(answer, `no desk knows how to answer "${task.name}" (${task.elementId})`);
    await day.answer(code, task, answer());
    answered++;
  }
  return answered;
}
