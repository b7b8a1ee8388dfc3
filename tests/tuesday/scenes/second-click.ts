import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Day } from '../day.js';
import { dispose, letter } from '../letters.js';

/** A hesitant finger presses twice: one disposition, the same answer; a colleague on another screen is told who was first. */
export async function secondClick(day: Day): Promise<string> {
  day.say('Jari yang ragu menekan tombol dua kali.');
  const registered = await day.register(letter('045/9/Arsip/2026', 'Penyampaian hasil pengawasan kearsipan'));
  const head = await day.as('kadis');
  const task = await day.task('kadis', registered.id);
  const body = { values: dispose({ position: 'sekdis', role: 'main' }) };
  const key = randomUUID();

  const [first, twin] = await Promise.all([
    head.call('POST', `/tasks/${task.id}/completion`, { body, key }),
    head.call('POST', `/tasks/${task.id}/completion`, { body, key }),
  ]);
  assert.deepEqual([first.status, twin.status], [200, 200]);
  assert.deepEqual(first.body, twin.body, 'both clicks get the same answer');

  const other = await head.call<{ detail: string }>('POST', `/tasks/${task.id}/completion`, {
    body,
    key: randomUUID(),
  });
  assert.equal(other.status, 409);
  await day.settle();
  assert.equal((await day.dispositions(registered.id))[0]!.children.length, 1, 'there is one disposition');
  return registered.id;
}
