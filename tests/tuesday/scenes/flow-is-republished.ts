import assert from 'node:assert/strict';
import type { Day } from '../day.js';
import { dispose, letter } from '../letters.js';

/** The administrator publishes a changed disposition while chains are open: they stay as they began, new ones are new. */
export async function flowIsRepublished(day: Day, openLetterId: string): Promise<void> {
  day.say('Alur disposisi diterbitkan ulang di tengah rantai yang sedang berjalan.');
  const administrator = await day.as('admin');
  const before = await day.task('kabid-infrastruktur', openLetterId);

  const { body } = await administrator.call<Buffer>('GET', '/definitions/disposition/diagram');
  const diagram = body.toString('utf8');
  const changed = diagram.replaceAll('name="Tindak lanjuti"', 'name="Tindak lanjuti dan catat"');
  assert.notEqual(changed, diagram, 'the shipped diagram has a task "Tindak lanjuti"');
  const published = await administrator.post<{ key: string; version: number }>('/definitions', {
    xml: changed,
    forms: {},
    note: 'Nama langkah lebih jelas',
  });
  assert.equal(published.key, 'disposition');
  assert.ok(published.version > 1, 'the agency runs a second version');

  assert.deepEqual(await day.task('kabid-infrastruktur', openLetterId), before, 'an open chain stays on its release');
  const fresh = await day.register(letter('005/14/Org/2026', 'Undangan sesudah alur berubah'));
  assert.equal(
    (await day.complete('kadis', fresh.id, dispose({ position: 'sekdis', role: 'main' }))).name,
    'Tindak lanjuti dan catat',
  );
}
