import { sampleScan } from '../../platform/documents/sample-scan.js';
import { complete, dispose, register, report } from '../../processes/letters/tests/office-letters.js';
import type { Office } from '../support/office.js';

/** Letters in several states, so that pages have something to show: one that walked, a secret one, some that wait. */
export async function furnish(office: Office): Promise<{ letterId: string }> {
  const operator = await office.api('diskominfo.operator');
  const scan = await sampleScan({
    sender: ['PEMERINTAH KOTA CONTOH', 'SEKRETARIAT DAERAH'],
    number: '005/12/Org/2026',
    date: '23 November 2026',
    subject: 'Undangan Rapat Koordinasi SPBE',
    paragraphs: ['Bersama ini kami mengundang Saudara.'],
  });
  const file = await operator.upload('surat.pdf', scan);
  const walked = await register(operator, { files: [file.id] });
  for (const subject of ['Permohonan publikasi layanan', 'Permintaan daftar arsip', 'Usulan kerja sama data'])
    await register(operator, { number: `440/${subject.length}/2026`, subject, urgency: 'sangat-segera' });
  await register(operator, { number: 'R-1/2026', subject: null, security: 'R' });
  await complete(office, 'diskominfo.kadis', walked, dispose([{ position: 'kabid-egov' }, { position: 'sekdis' }]));
  await complete(office, 'diskominfo.kabid-egov', walked, report('Sudah dihadiri, notula terlampir.'));
  await office.drain();
  return { letterId: walked.id };
}
