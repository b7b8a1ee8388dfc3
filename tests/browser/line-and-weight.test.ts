import type { CDPSession, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type BrowserOffice, openBrowserOffice, PHONE, sendButton, sentNotice, signIn } from '../support/browser.js';
import { PASSWORD } from '../support/office.js';
import { furnish } from './furnished-office.js';

const KILOBYTE = 1024;

let house: BrowserOffice;
let letterId: string;
beforeAll(async () => {
  house = await openBrowserOffice();
  ({ letterId } = await furnish(house.office));
}, 120_000);
afterAll(() => house?.close());
afterEach(() => expect(house.complaints()).toEqual([]));

/** Bytes on the line, page images of letters left out. */
async function bytesOf(session: CDPSession, visit: () => Promise<unknown>): Promise<number> {
  const addresses = new Map<string, string>();
  let bytes = 0;
  const asked = (event: { requestId: string; request: { url: string } }) =>
    addresses.set(event.requestId, event.request.url);
  const came = (event: { requestId: string; encodedDataLength: number }) => {
    if (!/\/pages\/\d+/.test(addresses.get(event.requestId) ?? '')) bytes += event.encodedDataLength;
  };
  session.on('Network.requestWillBeSent', asked);
  session.on('Network.loadingFinished', came);
  await visit();
  session.off('Network.requestWillBeSent', asked);
  session.off('Network.loadingFinished', came);
  return bytes;
}

async function openFirstTask(page: Page): Promise<void> {
  await page.goto('/');
  await page.locator('a.row').first().click();
  await page.locator('[data-recipients]').waitFor();
}

const note = (page: Page) => page.getByLabel('Catatan');

describe('what goes over a poor line', () => {
  it('is at most 150 KB for the first page, and at most 20 KB for every later one', async () => {
    const page = await house.visit({ size: PHONE });
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    const quiet = { waitUntil: 'networkidle' } as const;
    expect(await bytesOf(session, () => page.goto('/sign-in', quiet))).toBeLessThanOrEqual(150 * KILOBYTE);
    await signIn(page, 'diskominfo.kadis');
    const head = await house.office.api('diskominfo.kadis');
    const { items } = await head.get<{ items: { id: string }[] }>('/tasks?scope=mine');
    const later: Record<string, number> = {};
    for (const path of ['/', `/tasks/${items[0]?.id}`, '/letters', `/letters/${letterId}`, '/agenda-book', '/help'])
      later[path] = Math.round(await bytesOf(session, () => page.goto(path, quiet)));
    expect(Object.entries(later).filter(([, bytes]) => bytes > 20 * KILOBYTE)).toEqual([]);
    expect(Object.values(later).every((bytes) => bytes > 0)).toBe(true);
  });

  it('is sent once, however often the button is pressed', async () => {
    const page = await house.sit('diskominfo.kadis');
    await openFirstTask(page);
    const title = await page.getByRole('heading', { level: 1 }).innerText();
    await page.locator('[data-recipients] .choice > label', { hasText: 'Kabid e-Government' }).click();
    const sent: string[] = [];
    page.on('request', (request) => request.url().endsWith('/completion') && sent.push(request.url()));
    await sendButton(page).dblclick({ noWaitAfter: true });
    await sentNotice(page).waitFor();
    expect(sent).toHaveLength(1);
    const kabid = await house.sit('diskominfo.kabid-egov');
    await kabid.goto('/');
    expect(await kabid.locator('a.row', { hasText: title }).count()).toBe(1);
  });
});

describe('what was typed', () => {
  it('is there again after looking elsewhere and coming back with the back button', async () => {
    const page = await house.sit('diskominfo.kadis');
    await openFirstTask(page);
    await note(page).fill('Mohon dihadiri');
    await page.getByRole('link', { name: 'Lihat selengkapnya' }).click();
    await page.waitForURL('**/letters/*');
    await page.goBack();
    await page.locator('[data-recipients]').waitFor();
    expect(await note(page).inputValue()).toBe('Mohon dihadiri');
    await page.goBack();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Kotak kerja');
  });

  it('is sent after signing in again, when the session ended in the middle of the form', async () => {
    const page = await house.visit();
    await signIn(page, 'diskominfo.kadis');
    await openFirstTask(page);
    await note(page).fill('Sebelum sesi berakhir');
    await page.locator('[data-recipients] .choice > label', { hasText: 'Kabid Infrastruktur TIK' }).click();
    await page.context().clearCookies();
    await sendButton(page).click();
    await page.getByLabel('Nama pengguna').fill('diskominfo.kadis');
    await page.getByLabel('Kata sandi').fill(PASSWORD);
    await page.getByRole('button', { name: 'Masuk' }).click();
    await page.getByRole('button', { name: 'Buka lagi isian saya' }).click();
    expect(await note(page).inputValue()).toBe('Sebelum sesi berakhir');
    await page.getByRole('button', { name: 'Kirim ke 1 orang' }).click();
    await sentNotice(page).waitFor();
    const kabid = await house.sit('diskominfo.kabid-infrastruktur');
    await kabid.goto('/');
    await kabid.locator('a.row').first().click();
    await kabid.getByText('Sebelum sesi berakhir').waitFor();
  });
});
