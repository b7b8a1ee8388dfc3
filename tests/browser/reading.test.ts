import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type BrowserOffice, openBrowserOffice } from '../support/browser.js';
import { leaveSlip } from '../support/leave-slip.js';

let house: BrowserOffice;
beforeAll(async () => {
  house = await openBrowserOffice({ catalog: leaveSlip });
}, 120_000);
afterAll(() => house?.close());
afterEach(() => expect(house.complaints()).toEqual([]));

it('a task that stays open in front of somebody is read, and its button "mark as read" is gone', async () => {
  const admin = await house.office.api('diskominfo.admin');
  await admin.post('/definitions/leave-slip/instances', { values: { purpose: 'Ke bank' } });
  const page = await house.sit('diskominfo.kabid-egov');
  await page.goto('/');
  const task = page.locator('a.row', { hasText: 'Putuskan izin' }).first();
  const address = (await task.getAttribute('href')) ?? '';
  const told = page.waitForResponse((response) => response.url().endsWith('/reading'));
  await task.click();
  expect((await told).status()).toBe(204);
  await page.getByRole('button', { name: 'Tandai sudah dibaca' }).waitFor({ state: 'hidden' });
  const head = await house.office.api('diskominfo.kabid-egov');
  expect((await head.get<{ readAt: string | null }>(address)).readAt).not.toBeNull();
});
