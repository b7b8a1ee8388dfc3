import assert from 'node:assert/strict';
import type { Day } from '../day.js';
import { dispose, letter } from '../letters.js';

/** A letter on statistics went to public information; that desk returns it, the head redirects it with one answer. */
export async function wronglyAddressed(day: Day): Promise<string> {
  day.say('Penerima mengembalikan disposisi yang salah alamat.');
  const registered = await day.register(letter('500.14.3/88/Bappeda/2026', 'Permohonan data statistik sektoral 2026'));
  await day.complete('kadis', registered.id, dispose({ position: 'kabid-ikp', role: 'main' }));
  await day.complete('kabid-ikp', registered.id, {
    decision: 'return',
    note: 'Ini urusan Bidang Statistik dan Persandian.',
  });

  const returned = (await day.dispositions(registered.id))[0]!.children[0]!;
  assert.equal(returned.status, 'returned');
  await day.complete('kadis', registered.id, { decision: 'redirect', recipient: 'kabid-statistik' });
  assert.ok(await day.task('kabid-statistik', registered.id));
  await assert.rejects(day.task('kabid-ikp', registered.id), 'the wrong desk is rid of it');
  return registered.id;
}
