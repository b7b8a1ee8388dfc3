import { afterEach, expect, test } from 'vitest';
import { type Office, startOffice } from '../../../tests/support/office.js';

let office: Office | undefined;
afterEach(() => office?.close());

const statusOfInbox = async (environment: Record<string, string>) => {
  office = await startOffice({ environment });
  return (await (await office.pages('admin')).get('/mail-inbox')).status;
};

test('of a demo the installation administrator reads the mails that did not go out', async () => {
  expect(await statusOfInbox({ DEMO: '1' })).toBe(200);
});

test('of real agencies he reads none: their subjects name what letters are about', async () => {
  expect(await statusOfInbox({ DEMO: '0' })).toBe(404);
});
