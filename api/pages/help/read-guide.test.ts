import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../project-root.js';
import { Renderer } from '../../rendering/renderer.js';
import type { Facts } from '../../rendering/view-functions.js';
import { readGuide } from './read-guide.js';

const renderer = new Renderer([{ folder: join(projectRoot, 'api/views/help'), prefix: 'help/' }]);

const facts: Facts = {
  translate: (key) => key,
  language: 'id',
  timeZone: 'Asia/Jakarta',
  now: new Date('2026-11-25T01:30:00Z'),
  csrf: '',
  key: '',
  menu: [],
  asset: (name) => name,
};

/** As the page shows it, without the space between the blocks. */
const shown = (markdown: string) =>
  renderer.render('help/blocks', { blocks: readGuide(markdown) }, facts).replace(/\n+/g, '');

test('steps keep their numbers across the pictures and notes beneath them', () => {
  const chapter = [
    '1. Tekan **Catat surat**.',
    '',
    '   ![Tombol](gambar/03-tombol.png)',
    '',
    '2. Isi',
    '   perihalnya.',
    '',
    '   > Boleh kosong.',
    '',
    'Selesai.',
  ].join('\n');

  expect(shown(chapter)).toBe(
    '<ol><li>Tekan <strong>Catat surat</strong>.' +
      '<img class="guide-picture" src="/help/pictures/03-tombol.png" alt="Tombol" loading="lazy"></li>' +
      '<li>Isi perihalnya.<div class="note"><p>Boleh kosong.</p></div></li></ol><p>Selesai.</p>',
  );
});

test('a chapter leads to other chapters and pages of Alur, and nowhere else', () => {
  expect(shown('[Mencari](08-mencari-surat.md), [kotak kerja](/)')).toBe(
    '<p><a href="/help/08-mencari-surat">Mencari</a>, <a href="/">kotak kerja</a></p>',
  );
  for (const target of ['javascript:void', 'https://example.com', '//example.com', '../../package.json'])
    expect(shown(`[sini](${target})`)).toBe('<p>sini</p>');
});

test('HTML in a chapter is shown as what was written, never becomes part of the page', () => {
  expect(shown('<script>alert(1)</script> **<b>**\n\n![x](gambar/../../x.png)')).not.toMatch(/<(script|b|img)\b/);
});
