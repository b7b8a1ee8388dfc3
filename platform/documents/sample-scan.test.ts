import { PDFiumLibrary } from '@hyzyla/pdfium';
import { expect, test } from 'vitest';
import { sampleScan } from './sample-scan.js';

const letter = {
  sender: ['Pemerintah Kota Contoh', 'Dinas Kesehatan'],
  number: '440/77/Dinkes/2026',
  date: '20 November 2026',
  subject: 'Permohonan narasumber',
  paragraphs: ['Bersama ini kami mohon bantuan Saudara untuk menugaskan dua orang pegawai sebagai narasumber.'],
};

test('a sample letter is a small scan without text, the same each time', async () => {
  const [first, again, other] = [
    await sampleScan(letter),
    await sampleScan(letter),
    await sampleScan({ ...letter, number: '440/78' }),
  ];
  expect(first.equals(again)).toBe(true);
  expect(first.equals(other)).toBe(false);
  expect(first.length).toBeLessThan(150 * 1024);
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(first);
  expect(document.getPageCount()).toBe(1);
  const page = document.getPage(0);
  expect(page.getText()).toBe('');
  const { originalWidth, originalHeight } = page.getOriginalSize();
  expect(originalWidth / originalHeight).toBeCloseTo(210 / 297, 2);
  expect(originalHeight).toBeCloseTo(841, 0);
  document.destroy();
  library.destroy();
});

test('a long sample letter has two pages', async () => {
  const pdf = await sampleScan({ ...letter, paragraphs: Array(16).fill(letter.paragraphs[0]) });
  expect(pdf.toString('latin1')).toMatch(/\/Type \/Pages \/Count 2 /);
});
