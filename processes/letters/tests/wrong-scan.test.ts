import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleScan } from '../../../platform/documents/sample-scan.js';
import { type Office, startOffice } from '../../../tests/support/office.js';
import { complete, dispose, ok, register } from './office-letters.js';

let office: Office;
beforeAll(async () => {
  office = await startOffice();
}, 60_000);
afterAll(() => office?.close());

const scan = (subject: string) =>
  sampleScan({ sender: ['DINAS CONTOH'], number: '1/2026', date: '20 November 2026', subject, paragraphs: [subject] });

test('yesterday’s scan was the wrong letter: the right one takes its place, the wrong one stays in the record', async () => {
  const operator = await office.api('cicalengka.operator');
  const [wrong, right] = [await scan('Surat orang lain'), await scan('Undangan yang benar')];
  const letter = await register(operator, { number: 'PINDAI/1', files: [(await operator.upload('a.pdf', wrong)).id] });
  await complete(office, 'cicalengka.camat', letter, dispose([{ position: 'sekcam', role: 'main' }]));
  await office.drain();

  const { id } = await operator.upload('b.pdf', right);
  await ok(
    operator.call('POST', `/letters/${letter.id}/corrections`, {
      body: { files: [id], reason: 'Tertukar saat memindai.' },
    }),
  );

  const desk = await office.api('cicalengka.sekcam');
  const seen = await ok(desk.call<{ files: unknown[]; corrections: unknown[] }>('GET', `/letters/${letter.id}`));
  expect(seen.files).toMatchObject([
    { n: 1, name: 'a.pdf', replaced: true },
    { n: 2, name: 'b.pdf', replaced: false },
  ]);
  expect(seen.corrections).toMatchObject([
    { reason: 'Tertukar saat memindai.', changes: { files: { from: ['a.pdf'], to: 1 } } },
  ]);
  const pages = await office.pages('cicalengka.sekcam');
  expect((await pages.get('/?tab=read')).html).toContain('diganti: yang lama bukan surat ini');
});
