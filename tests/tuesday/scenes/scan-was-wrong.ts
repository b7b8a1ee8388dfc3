import assert from 'node:assert/strict';
import { sampleScan } from '../../../platform/documents/sample-scan.js';
import type { Day } from '../day.js';
import { dispose, letter } from '../letters.js';

interface Detail {
  files: { n: number; name: string; replaced: boolean }[];
  corrections: { reason: string }[];
}

/** Yesterday's scan was another letter, and it is on its way already: the right one takes its place, the wrong one stays in the record. */
export async function scanWasWrong(day: Day): Promise<void> {
  day.say('Pindaian kemarin ternyata surat lain; suratnya sudah didisposisikan.');
  const operator = await day.as('operator');
  const wrong = await operator.upload('kemarin.pdf', await scanOf('Penawaran sewa gedung'));
  const registered = await day.register(
    letter('000.5.6.2/31/Arsip/2026', 'Permintaan daftar arsip usul musnah', { files: [wrong.id] }),
  );
  await day.complete('kadis', registered.id, dispose({ position: 'sekdis', role: 'main' }));

  const content = await scanOf('Permintaan daftar arsip usul musnah');
  const right = await operator.upload('benar.pdf', content);
  await operator.post(`/letters/${registered.id}/corrections`, { files: [right.id], reason: 'Tertukar saat memindai' });

  const secretary = await day.as('sekdis');
  const { files, corrections } = await secretary.get<Detail>(`/letters/${registered.id}`);
  assert.deepEqual(
    files.map(({ name, replaced }) => [name, replaced]),
    [
      ['kemarin.pdf', true],
      ['benar.pdf', false],
    ],
  );
  assert.equal(corrections.at(-1)?.reason, 'Tertukar saat memindai');
  const kept = await secretary.call<Buffer>('GET', `/letters/${registered.id}/files/2`);
  assert.ok(kept.body.equals(content), 'the desk reads the right letter');
}

const scanOf = (subject: string) =>
  sampleScan({
    sender: ['PEMERINTAH KOTA CONTOH', 'DINAS PERPUSTAKAAN DAN KEARSIPAN'],
    number: '000.5.6.2/31/Arsip/2026',
    date: '20 November 2026',
    subject,
    paragraphs: [`Sehubungan dengan ${subject.toLowerCase()}, mohon ditindaklanjuti.`],
  });
