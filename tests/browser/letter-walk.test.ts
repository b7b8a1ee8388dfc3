import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sampleScan } from '../../platform/documents/sample-scan.js';
import { type BrowserOffice, openBrowserOffice, PHONE, sendButton, sentNotice } from '../support/browser.js';
import { BELOW_THE_FOLD, FIRST_PAGE_IS_DRAWN, LARGEST_TYPE } from '../support/in-page.js';

const SUBJECT = 'Permohonan integrasi aplikasi perizinan';
/** Six people act one after the other. */
const LONG_WAY = 90_000;

let house: BrowserOffice;
let scan: Buffer;

beforeAll(async () => {
  [house, scan] = await Promise.all([
    openBrowserOffice(),
    sampleScan({
      sender: ['PEMERINTAH KOTA CONTOH', 'DINAS PENANAMAN MODAL'],
      number: '500.16/77/2026',
      date: '24 November 2026',
      subject: SUBJECT,
      paragraphs: ['Bersama ini kami sampaikan permohonan integrasi aplikasi perizinan.'],
    }),
  ]);
}, 120_000);
afterAll(() => house?.close());
afterEach(() => expect(house.complaints()).toEqual([]));

const row = (page: Page, subject: string) => page.locator('a.row', { hasText: subject });

async function openTask(page: Page, subject: string, tab = 'Tindak lanjut'): Promise<void> {
  await page.goto('/');
  await page.locator('.tabs a', { hasText: tab }).click();
  await row(page, subject).first().click();
  await page.getByRole('heading', { level: 1, name: subject }).waitFor();
}

async function register(page: Page, subject: string, number: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Catat surat' }).first().click();
  await page.setInputFiles('input[type=file]', { name: 'surat.pdf', mimeType: 'application/pdf', buffer: scan });
  await page.getByLabel('Asal surat').fill('Dinas Penanaman Modal');
  await page.getByLabel('Nomor surat').fill(number);
  await page.getByLabel('Tanggal surat').fill('2026-11-24');
  await page.getByLabel('Perihal').fill(subject);
  await page.locator('label', { hasText: /^\s*Segera\s*$/ }).click();
  await sendButton(page).click();
  await page.waitForURL('**/registered');
}

describe('a letter on the pages of an office', () => {
  it('is registered with its scan; its agenda number is the largest thing to read', async () => {
    const page = await house.sit('diskominfo.operator');
    await register(page, SUBJECT, '500.16/77/2026');
    const largest = await page.evaluate<{ size: number; text: string }>(LARGEST_TYPE);
    expect(largest.text).toBe('0001/2026');
    expect(largest.size).toBeGreaterThanOrEqual(40);

    const receipt = await page.getByRole('link', { name: 'Cetak tanda terima' }).getAttribute('href');
    const printed = await page.request.get(receipt ?? '');
    expect([printed.status(), printed.headers()['content-type']]).toEqual([200, 'application/pdf']);

    await register(page, 'Undangan rapat koordinasi SPBE', '005/78/2026');
    await house.office.drain();
  });

  it('is disposed by the head on the phone in three taps, and the next letter appears', async () => {
    const page = await house.sit('diskominfo.kadis', { size: PHONE });
    await openTask(page, SUBJECT);
    expect(await page.evaluate(FIRST_PAGE_IS_DRAWN)).toBe(true);
    const taps = [
      page.locator('[data-recipients] .choice > label', { hasText: 'Kabid e-Government' }),
      page.locator('.toggle', { hasText: 'Untuk ditindaklanjuti' }).first(),
      page.getByRole('button', { name: 'Kirim ke 1 orang' }),
    ];
    for (const place of taps) await place.click();
    await page.getByRole('heading', { level: 1, name: 'Undangan rapat koordinasi SPBE' }).waitFor();
    expect(await page.getByRole('status').innerText()).toContain('Terkirim');
    expect(taps).toHaveLength(3);
  });

  it('needs no scrolling on a wide screen: page, decision, recipients and the button that sends', async () => {
    const page = await house.sit('diskominfo.kadis');
    await openTask(page, 'Undangan rapat koordinasi SPBE');
    await page.locator('[data-recipients]').waitFor();
    expect(await page.evaluate<string[]>(BELOW_THE_FOLD)).toEqual([]);
  });

  it('can be taken up from its own page by whom it waits for', async () => {
    const page = await house.sit('diskominfo.kabid-egov');
    await page.goto('/letters');
    await row(page, SUBJECT).click();
    await page.getByRole('link', { name: 'Tindak lanjuti' }).click();
    expect(await page.locator('.note', { hasText: 'Disposisi dari Kepala Dinas' }).innerText()).toContain(
      'Untuk ditindaklanjuti',
    );
  });

  it(
    'goes down to the staff, comes back with a file, is checked and closed',
    async () => {
      const kabid = await house.sit('diskominfo.kabid-egov');
      await openTask(kabid, SUBJECT);
      await kabid.locator('[data-recipients] .choice > label', { hasText: 'Kasi Pengembangan' }).click();
      await sendButton(kabid).click();
      await sentNotice(kabid).waitFor();

      const kasi = await house.sit('diskominfo.kasi-pengembangan');
      await openTask(kasi, SUBJECT);
      await kasi.getByText('Laporkan hasil').click();
      await kasi.getByLabel('Apa hasilnya').fill('Aplikasi sudah dihubungkan.');
      await kasi.setInputFiles('input[type=file]', { name: 'hasil.pdf', mimeType: 'application/pdf', buffer: scan });
      await sendButton(kasi).click();
      await sentNotice(kasi).waitFor();

      for (const [person, answer] of [
        [kabid, 'Terima, tutup disposisi'],
        [kabid, null],
        [await house.sit('diskominfo.kadis', { size: PHONE }), 'Terima, tutup disposisi'],
        [await house.sit('diskominfo.kadis', { size: PHONE }), null],
      ] as const) {
        await house.office.drain();
        await openTask(person, SUBJECT, answer ? 'Periksa' : 'Tindak lanjut');
        if (answer) await person.getByText(answer).click();
        else await person.getByLabel('Apa hasilnya').fill('Tuntas, aplikasi terhubung.');
        await sendButton(person).click();
        await sentNotice(person).waitFor();
      }
      await house.office.drain();
    },
    LONG_WAY,
  );

  it('is found again by any of its words, with its pages, its tree and a sentence that says where it is', async () => {
    const page = await house.sit('diskominfo.operator');
    await page.goto('/');
    await page.getByRole('searchbox').first().fill('perizinan integrasi');
    await page.keyboard.press('Enter');
    await row(page, SUBJECT).click();
    expect(await page.locator('.sentence').innerText()).toMatch(/^Selesai dan diarsipkan Rabu 25 November/);
    expect(await page.evaluate(FIRST_PAGE_IS_DRAWN)).toBe(true);
    expect(await page.locator('.tree .tree li, .tree ul li').count()).toBe(2);
    expect(await page.locator('.tree').innerText()).toContain('Kasi Pengembangan e-Government');
    await page.locator('.tree summary').last().click();
    expect(await page.locator('.tree').innerText()).toContain('Aplikasi sudah dihubungkan.');
  });
});
