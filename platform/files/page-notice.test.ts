import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { Catalogue } from '../messages/index.js';
import { pageNotice } from './page-notice.js';

const catalogue = new Catalogue().addFolder(fileURLToPath(new URL('../messages/catalogue', import.meta.url)));
const translate = catalogue.translator('id');
const ready = { pageState: 'ready', pageFault: null, pageCount: 60 } as const;

test('a reader is told why pages are missing, and nothing when none is', () => {
  expect(pageNotice({ ...ready, pageCount: 2 }, 2, translate)).toBeNull();
  expect(pageNotice({ pageState: 'none', pageFault: null, pageCount: null }, 0, translate)).toBeNull();
  expect(pageNotice(ready, 50, translate)).toContain('50 dari 60 halaman');
  expect(pageNotice({ ...ready, pageState: 'pending', pageCount: null }, 0, translate)).toContain('sedang disiapkan');
  for (const pageFault of ['encrypted', 'damaged', 'too-heavy', 'unavailable'] as const)
    expect(pageNotice({ pageState: 'failed', pageFault, pageCount: null }, 0, translate)).toMatch(
      /^Halaman tidak dapat/,
    );
});
