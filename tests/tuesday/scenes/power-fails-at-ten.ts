import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ApiClient } from '../../support/api-client.js';
import type { Day, Registered } from '../day.js';
import { letter } from '../letters.js';

const DESKS = 6;
/** Acknowledged letters before the lights go out. */
const BEFORE_THE_CUT = 20;

interface Attempt {
  key: string;
  number: string;
  acknowledged: Registered | null;
}

/**
 * Six desks register without pause; node and database are killed with -9 in the middle. Afterwards every desk presses
 * its unanswered button again with the same key: what was acknowledged is there unchanged, nothing is there twice.
 */
export async function powerFailsAtTen(day: Day): Promise<void> {
  day.say('Pukul sepuluh listrik padam di tengah pencatatan surat.');
  const operator = await day.as('operator');
  const attempts: Attempt[] = [];
  let dark = false;

  const desk = async () => {
    while (!dark) {
      const attempt: Attempt = { key: randomUUID(), number: `TU/${attempts.length + 1}/XI/2026`, acknowledged: null };
      attempts.push(attempt);
      attempt.acknowledged = await press(operator, attempt);
    }
  };
  const desks = Array.from({ length: DESKS }, desk);
  while (attempts.filter((attempt) => attempt.acknowledged).length < BEFORE_THE_CUT) await pause(20);
  dark = true;
  await day.powerFailure(() => killPostgres(day.folder));
  await Promise.all(desks);

  const again = await day.as('operator');
  const acknowledgedBefore = attempts.filter((attempt) => attempt.acknowledged).length;
  for (const attempt of attempts) {
    const repeated = await press(again, attempt);
    assert.ok(repeated, `letter ${attempt.number} could not be registered after the lights came back`);
    if (attempt.acknowledged) assert.deepEqual(repeated, attempt.acknowledged, 'an acknowledged letter changed');
    attempt.acknowledged = repeated;
    day.letters.set(repeated.id, repeated);
  }
  const { items } = await again.get<{ items: { id: string }[] }>(
    `/letters?direction=in&q=${encodeURIComponent('Rapat listrik')}&limit=100`,
  );
  assert.equal(items.length, attempts.length, 'each letter stands in the register once');
  day.say(
    `${acknowledgedBefore} surat sudah dijawab sebelum padam, ${attempts.length} tercatat sesudahnya, tidak ada yang hilang atau dobel.`,
  );
}

/** @returns null when the line went dead: nobody knows, so the desk will press again. */
async function press(client: ApiClient, attempt: Attempt): Promise<Registered | null> {
  try {
    const reply = await client.call<Registered>('POST', '/incoming-letters', {
      key: attempt.key,
      body: letter(attempt.number, `Rapat listrik ${attempt.number}`, { urgency: 'biasa' }),
    });
    return reply.status === 201 ? reply.body : null;
  } catch {
    return null;
  }
}

/** kill -9 of the postmaster; its children notice and leave by themselves. */
async function killPostgres(dataDir: string): Promise<void> {
  const found = await promisify(execFile)('find', [dataDir, '-name', 'postmaster.pid']);
  const file = found.stdout.trim().split('\n')[0];
  assert.ok(file, `no postmaster.pid below ${join(dataDir)}`);
  const pid = Number((await readFile(file, 'utf8')).split('\n')[0]);
  process.kill(pid, 'SIGKILL');
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
