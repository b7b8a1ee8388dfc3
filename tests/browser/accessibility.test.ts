import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BrowserOffice, openBrowserOffice, PHONE, sendButton, WIDE } from '../support/browser.js';
import { SMALL_TARGETS, TOO_WIDE } from '../support/in-page.js';
import { furnish } from './furnished-office.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SMALLEST = { width: 320, height: 640 };

let house: BrowserOffice;
let letterId: string;
beforeAll(async () => {
  house = await openBrowserOffice();
  ({ letterId } = await furnish(house.office));
}, 120_000);
afterAll(() => house?.close());

async function grave(page: Page, rules?: string): Promise<string[]> {
  const only = rules ? `{ runOnly: ['${rules}'] }` : '{}';
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${only})`);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** One look at a page in each of its forms: wide and on the phone, light and dark, down to 320 pixels. */
async function faults(page: Page): Promise<string[]> {
  // By the debugger, not by a script of the page: the strict CSP would refuse that, and shall.
  await page.evaluate(axe);
  const found: string[] = [];
  const told = (where: string, what: readonly string[]) => found.push(...what.map((one) => `${where}: ${one}`));
  for (const size of [WIDE, PHONE]) {
    await page.setViewportSize(size);
    told(`${size.width}`, await grave(page));
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  told('dark', await grave(page, 'color-contrast'));
  await page.emulateMedia({ colorScheme: 'light' });
  told('targets', await page.evaluate<string[]>(SMALL_TARGETS));
  for (const size of [PHONE, SMALLEST]) {
    await page.setViewportSize(size);
    const over = await page.evaluate<number>(TOO_WIDE);
    if (over > 0) told(`${size.width}`, [`scrolls sideways by ${over}`]);
  }
  const headings = await page.locator('h1').count();
  if (headings !== 1) told('headings', [`${headings} h1`]);
  await page.setViewportSize(WIDE);
  return found;
}

const PLACES: [who: string | null, path: () => string][] = [
  [null, () => '/sign-in'],
  [null, () => '/tracking'],
  ['diskominfo.kadis', () => '/'],
  ['diskominfo.kadis', () => `/letters/${letterId}`],
  ['diskominfo.kadis', () => '/letters?q=undangan'],
  ['diskominfo.kadis', () => '/letters?q=zzz&state=archived'],
  ['diskominfo.kadis', () => '/agenda-book'],
  ['diskominfo.kadis', () => '/settings'],
  ['diskominfo.kadis', () => '/settings/password'],
  ['diskominfo.kadis', () => '/more'],
  ['diskominfo.kadis', () => '/help'],
  ['diskominfo.kadis', () => '/nothing-here'],
  ['diskominfo.operator', () => '/'],
  ['diskominfo.operator', () => '/incoming-letters/new'],
  ['diskominfo.admin', () => '/administration'],
  ['diskominfo.admin', () => '/administration/people'],
  ['diskominfo.admin', () => '/administration/positions'],
  ['diskominfo.admin', () => '/administration/groups'],
  ['diskominfo.admin', () => '/administration/holidays'],
  ['diskominfo.admin', () => '/administration/audit'],
  ['diskominfo.admin', () => '/letter-settings'],
];

describe('pages that everybody can read and press', () => {
  it.each(PLACES)('%s %s', async (who, path) => {
    const page = who ? await house.sit(who) : await house.visit();
    await page.goto(path());
    expect(await faults(page)).toEqual([]);
  });

  it('the disposition, as it opens and when it is refused', async () => {
    const page = await house.sit('diskominfo.kadis');
    await page.goto('/');
    await page.locator('a.row').first().click();
    await page.locator('[data-recipients]').waitFor();
    expect(await faults(page)).toEqual([]);
    await sendButton(page).click();
    await page.locator('.error-summary').waitFor();
    expect(await faults(page)).toEqual([]);
  });

  it('the registration with everything left out, its summary first', async () => {
    const page = await house.sit('diskominfo.operator');
    await page.goto('/incoming-letters/new');
    await sendButton(page).click();
    await page.locator('.error-summary').waitFor();
    expect(await page.locator('.error-summary').evaluate('document.activeElement.className')).toBe('error-summary');
    expect(await faults(page)).toEqual([]);
  });
});
