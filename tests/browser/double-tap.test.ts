import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type BrowserOffice, openBrowserOffice, sentNotice } from '../support/browser.js';
import { leaveSlip } from '../support/leave-slip.js';

/** On a page that follows a sending: chooses and presses before anybody could have read it. */
const TAPS_AT_ONCE = `document.addEventListener('DOMContentLoaded', () => {
  if (!document.querySelector('[data-flash]')) return;
  document.querySelector('form[action$="/completion"] input[value="allow"]')?.click();
  document.querySelector('form[action$="/completion"] .actions button')?.click();
})`;

let house: BrowserOffice;
beforeAll(async () => {
  house = await openBrowserOffice({ catalog: leaveSlip });
}, 120_000);
afterAll(() => house?.close());
afterEach(() => expect(house.complaints()).toEqual([]));

it('the second tap of a hand that was quick does not answer the task that has opened by itself', async () => {
  const admin = await house.office.api('diskominfo.admin');
  for (const purpose of ['Ke bank', 'Ke sekolah anak'])
    await admin.post('/definitions/leave-slip/instances', { values: { purpose } });
  const page = await house.sit('diskominfo.kabid-egov');
  await page.goto('/');
  await page.locator('a.row', { hasText: 'Putuskan izin' }).first().click();
  const first = page.url();
  await page.addInitScript({ content: TAPS_AT_ONCE });
  await page.locator('form[action$="/completion"] input[value="allow"]').check();
  await page.getByRole('button', { name: 'Kirim', exact: true }).click();
  await sentNotice(page).waitFor();
  await page.waitForLoadState('networkidle');
  expect(page.url()).not.toBe(first);
  const head = await house.office.api('diskominfo.kabid-egov');
  const { items } = await head.get<{ items: unknown[] }>('/tasks?scope=mine');
  expect(items).toHaveLength(1);
  expect(page.url()).toMatch(/\/tasks\//);
});
