import { afterAll, beforeAll, expect, test } from 'vitest';
import { playDemo } from '../../../api/demo/play-demo.js';
import { systemScope } from '../../../platform/database/index.js';
import { type Office, startOffice } from '../../../tests/support/office.js';
import { demoLetters } from '../demo/demo-letter.js';
import { ok } from './office-letters.js';

let office: Office;
const told: string[] = [];

/** One start of the program: plays until somebody asks it to stop, or the power fails, after so many steps. */
async function start(ends: { stopAfter?: number; failAfter?: number } = {}) {
  const { platform, catalog } = office.house;
  const { config, clock, log } = platform;
  let asked = 0;
  const stopping = () => {
    asked += 1;
    if (asked > (ends.failAfter ?? Number.POSITIVE_INFINITY)) throw new Error('power failed');
    return asked > (ends.stopAfter ?? Number.POSITIVE_INFINITY);
  };
  const parts = { config, databaseUrl: office.databaseUrl, secret: '', clock, log, catalog };
  await playDemo(parts, { say: (sentence) => told.push(sentence), stopping });
}
const inSystem = <T>(text: string) =>
  office.house.platform.database.inUnit(systemScope('demo'), (unit) => unit.rows<T>(text));

beforeAll(async () => {
  office = await startOffice({ demo: 'organisation' });
}, 60_000);
afterAll(() => office?.close());

test('a demo that broke off is gone on with at the next start until it is whole, and then never played again', async () => {
  await start({ stopAfter: 60 });
  const [half] = await inSystem<{ steps: number; finished_at: Date | null }>('select * from demo_played');
  expect(half?.steps).toBeGreaterThan(30);
  expect(half?.finished_at).toBeNull();
  await expect(start({ failAfter: 200 })).rejects.toThrow('power failed');
  await start();
  expect(told.at(-1)).toMatch(/^Menyiapkan surat contoh, sekali ini saja: \d+ dari \d+ langkah$/);
  const sentences = told.length;
  await start();
  expect(told).toHaveLength(sentences);
  const registered = await inSystem<{ subject: string }>('select subject from letter_content');
  expect(registered.map(({ subject }) => subject).toSorted()).toEqual(
    demoLetters()
      .map(({ subject }) => subject)
      .toSorted(),
  );
}, 180_000);

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
