import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BrowserOffice, openBrowserOffice, PHONE, sendButton } from '../support/browser.js';

const SUBJECT = 'Permintaan data sektoral';

let house: BrowserOffice;
beforeAll(async () => {
  house = await openBrowserOffice();
}, 120_000);
afterAll(() => house?.close());

const plainly = (username: string, size = PHONE): Promise<Page> => house.sit(username, { size, scripts: false });

async function openTask(page: Page): Promise<void> {
  await page.goto('/');
  await page.locator('a.row', { hasText: SUBJECT }).click();
}

it('an operator registers a letter without scripts, and loses nothing by a mistake', async () => {
  const page = await plainly('diskominfo.operator');
  await page.goto('/incoming-letters/new');
  await page.setInputFiles('input[type=file]', {
    name: 'foto.png',
    mimeType: 'image/png',
    buffer: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  });
  await page.getByLabel('Asal surat').fill('BPS Kota');
  await page.getByLabel('Perihal').fill(SUBJECT);
  await page.getByLabel('Tanggal surat').fill('2026-11-23');
  await sendButton(page).click();

  const summary = page.locator('.error-summary');
  expect(await summary.locator('a').count()).toBe(1);
  expect(await page.getByLabel('Asal surat').inputValue()).toBe('BPS Kota');
  expect(await page.getByLabel('foto.png').isChecked()).toBe(true);
  await summary.locator('a').click();
  await page.keyboard.type('B-77/BPS/2026');
  await sendButton(page).click();
  expect(await page.locator('.big-number').innerText()).toBe('0001/2026');
});

it('the head disposes it and the staff reports, without scripts', async () => {
  await house.office.drain();
  const head = await plainly('diskominfo.kadis');
  await openTask(head);
  await head.locator('[data-recipients] .choice > label', { hasText: 'Kabid Statistik' }).click();
  await sendButton(head).click();
  expect(await head.getByRole('status').innerText()).toContain('Terkirim');

  const kabid = await plainly('diskominfo.kabid-statistik');
  await openTask(kabid);
  await kabid.getByText('Laporkan hasil').click();
  await kabid.getByLabel('Apa hasilnya').fill('Data sudah dikirim.');
  await sendButton(kabid).click();
  expect(await kabid.getByRole('status').innerText()).toContain('Terkirim');

  await house.office.drain();
  await openTask(head);
  expect(await head.locator('main').innerText()).toContain('Data sudah dikirim.');
});
