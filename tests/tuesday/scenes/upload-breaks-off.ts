import assert from 'node:assert/strict';
import { request } from 'node:http';
import { sampleScan } from '../../../platform/documents/sample-scan.js';
import type { Day } from '../day.js';
import { letter } from '../letters.js';

/** The line drops while a scan is on its way: nothing half is kept, and the second try is an ordinary letter. */
export async function uploadBreaksOff(day: Day): Promise<string> {
  day.say('Unggahan pindaian terputus di tengah jalan.');
  const operator = await day.as('operator');
  const scan = await sampleScan({
    sender: ['PEMERINTAH KOTA CONTOH', 'DINAS KESEHATAN'],
    number: '440/77/Dinkes/2026',
    date: '20 November 2026',
    subject: 'Permohonan publikasi layanan vaksinasi',
    paragraphs: ['Bersama ini kami mohon bantuan publikasi jadwal layanan vaksinasi pada kanal resmi.'],
  });
  await dropHalfway(`${day.office.origin}/api/v1/files`, operator.authorization, scan);

  const { id, sha256 } = await operator.upload('pindaian.pdf', scan);
  const registered = await day.register(
    letter('440/77/Dinkes/2026', 'Permohonan publikasi layanan vaksinasi', { files: [id] }),
  );
  const kept = await operator.call<Buffer>('GET', `/letters/${registered.id}/files/1`);
  assert.equal(kept.status, 200);
  assert.ok(kept.body.equals(scan), 'the file that was kept is the file that was sent');
  assert.match(sha256, /^[0-9a-f]{64}$/);
  return registered.id;
}

function dropHalfway(url: string, authorization: string, scan: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const boundary = 'terputus';
    const sent = request(url, {
      method: 'POST',
      headers: {
        authorization,
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'content-length': scan.length + 500,
      },
    });
    sent.on('error', () => resolve());
    sent.write(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="surat.pdf"\r\n\r\n`);
    sent.write(scan.subarray(0, scan.length / 2), () => {
      sent.destroy();
      resolve();
    });
  });
}
