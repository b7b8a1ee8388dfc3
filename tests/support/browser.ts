import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { openChromium } from './chromium.js';
import { type Office, type OfficeOptions, PASSWORD, startOffice } from './office.js';

export const WIDE = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

export interface Seat {
  size?: { width: number; height: number };
  scripts?: boolean;
}

/** A whole office, and people who sit down before its pages in a real browser. */
export interface BrowserOffice {
  office: Office;
  browser: Browser;
  /** A browser of one's own: no cookies yet, nothing cached. */
  visit(seat?: Seat): Promise<Page>;
  /** Signed in through the page; kept per person and seat, as a browser that stays open. */
  sit(username: string, seat?: Seat): Promise<Page>;
  /** What browsers complained about since the last question: violations of the CSP, faults of scripts, failed loads. */
  complaints(): string[];
  close(): Promise<void>;
}

/** Call in beforeAll, `close` in afterAll. */
export async function openBrowserOffice(options: OfficeOptions = {}): Promise<BrowserOffice> {
  const [office, browser] = await Promise.all([startOffice(options), openChromium()]);
  const seats = new Map<string, Promise<Page>>();
  let heard: string[] = [];

  const visit = async ({ size = WIDE, scripts = true }: Seat = {}): Promise<Page> => {
    const context: BrowserContext = await browser.newContext({
      baseURL: office.origin,
      viewport: size,
      javaScriptEnabled: scripts,
      locale: 'id-ID',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('console', (message) => {
      // What the server refuses is the business of the test that provokes it.
      const refused = /the server responded with a status of 4/.test(message.text());
      if (message.type() === 'error' && !refused) heard.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => heard.push(`${page.url()}: ${error.message}`));
    return page;
  };

  return {
    office,
    browser,
    visit,
    sit: (username, seat = {}) => {
      const key = JSON.stringify([username, seat]);
      const known = seats.get(key) ?? visit(seat).then((page) => signIn(page, username));
      seats.set(key, known);
      return known;
    },
    complaints: () => {
      const told = heard;
      heard = [];
      return told;
    },
    close: async () => {
      await browser.close();
      await office.close();
    },
  };
}

/** On whatever page asks for it. */
export async function signIn(page: Page, username: string): Promise<Page> {
  if (page.url() === 'about:blank') await page.goto('/sign-in');
  await page.getByLabel('Nama pengguna').fill(username);
  await page.getByLabel('Kata sandi').fill(PASSWORD);
  await page.getByRole('button', { name: 'Masuk' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  return page;
}

/** The button that sends the form: the one that stays in sight at the bottom. */
export const sendButton = (page: Page): Locator => page.locator('.actions.sticky button').first();

/** What the next page says when a form has arrived. */
export const sentNotice = (page: Page): Locator => page.getByRole('status').filter({ hasText: 'Terkirim' });
