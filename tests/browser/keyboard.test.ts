import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BrowserOffice, openBrowserOffice, sentNotice } from '../support/browser.js';
import { FOCUSED, SHOWS_FOCUS } from '../support/in-page.js';
import { PASSWORD } from '../support/office.js';

const SUBJECT = 'Undangan bimbingan teknis arsip';
/** Further than this from one thing to the next, and nobody would use the keyboard. */
const MOST_STEPS = 40;

let house: BrowserOffice;
beforeAll(async () => {
  house = await openBrowserOffice();
  const operator = await house.office.api('diskominfo.operator');
  const letter = { sender: 'ANRI', number: 'B/9/2026', date: '2026-11-24', security: 'B', urgency: 'biasa', files: [] };
  await operator.call('POST', '/incoming-letters', { body: { ...letter, subject: SUBJECT } });
}, 120_000);
afterAll(() => house?.close());

const focused = async (page: Page): Promise<string> => String(await page.evaluate(FOCUSED));

/** Tab by Tab, as a person would who cannot see the mouse; every stop must show where one is. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press('Tab');
    const here = await focused(page);
    if (!(await page.evaluate(SHOWS_FOCUS))) throw new Error(`nothing shows that "${here}" has the focus`);
    if (name.test(here)) return;
    passed.push(here);
  }
  throw new Error(`${name} was not reached; passed: ${passed.join(' | ')}`);
}

it('a letter is disposed from sign-in to the receipt of it with Tab, Space and Enter alone', async () => {
  const page = await house.visit();
  await page.goto('/sign-in');
  await page.keyboard.type('diskominfo.kadis');
  await tabTo(page, /^Kata sandi/);
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname !== '/sign-in');

  await tabTo(page, /^Langsung ke isi/);
  await page.keyboard.press('Enter');
  await tabTo(page, new RegExp(SUBJECT));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: SUBJECT }).waitFor();

  await tabTo(page, /^Langsung ke isi/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^Kabid e-Government/);
  await page.keyboard.press('Space');
  await tabTo(page, /^Kirim ke 1 orang/);
  await page.keyboard.press('Enter');
  await sentNotice(page).waitFor();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Kotak kerja');
});
