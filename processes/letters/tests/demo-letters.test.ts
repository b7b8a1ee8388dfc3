import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, startOffice } from '../../../tests/support/office.js';
import { demoLetters } from '../demo/demo-letter.js';
import { ok } from './office-letters.js';

let office: Office;
beforeAll(async () => {
  office = await startOffice({ demo: 'letters' });
}, 180_000);
afterAll(() => office?.close());

test('the demo letters stand in every stage, numbered on from the paper book', async () => {
  const { items } = await ok(
    (await office.api('diskominfo.operator')).call<{ items: { state: string; agendaNumber: string }[] }>(
      'GET',
      '/letters?limit=100',
    ),
  );
  expect(items).toHaveLength(demoLetters().filter(({ agency }) => agency === 'diskominfo').length);
  expect(new Set(items.map(({ state }) => state))).toEqual(
    new Set(['awaiting-disposition', 'disposed', 'in-progress', 'archived', 'returned']),
  );
  expect(items.map(({ agendaNumber }) => agendaNumber)).toContain('0389/2026');
});
