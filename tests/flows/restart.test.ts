import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiClient } from '../support/api-client.js';
import { killPostgres } from '../support/kill-postgres.js';
import { Ledger } from '../support/ledger.js';
import { type OfficeProcess, startOfficeProcess, untilReady } from '../support/office-process.js';

const PASSWORD = 'padam-lalu-menyala-2026';
const dataDir = mkdtempSync(join(tmpdir(), 'alur-restart-'));
const ledger = new Ledger('Surat saat listrik padam');
let office: OfficeProcess;
let operator: ApiClient;

const start = () =>
  startOfficeProcess({
    dataDir,
    environment: { DEMO: '1', DEMO_LETTERS: '0', DEMO_PASSWORD: PASSWORD, DATABASE_URL: '' },
  });
async function signIn() {
  operator?.close();
  operator = await new ApiClient(office.origin).signIn('diskominfo.operator', PASSWORD);
}

beforeAll(async () => {
  office = await start();
  await signIn();
});
afterAll(async () => {
  operator?.close();
  await office?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const DESKS = 4;
const ACKNOWLEDGED = 6;

test('kill -9 of the program loses nothing that was acknowledged and makes nothing twice', async () => {
  await ledger.under(operator, DESKS, ACKNOWLEDGED, () => office.kill());
  office = await start();
  await signIn();
  await ledger.pressAgain(operator);
});

test('kill -9 of the database loses nothing, and the program goes on by itself', async () => {
  await ledger.under(operator, DESKS, ACKNOWLEDGED, async () => killPostgres(dataDir));
  await untilReady(office, 20_000);
  expect(office.child.exitCode).toBeNull();
  await ledger.pressAgain(operator);
});

test('kill -9 of program and database at once loses nothing either', async () => {
  await ledger.under(operator, DESKS, ACKNOWLEDGED, async () => {
    killPostgres(dataDir);
    await office.kill();
  });
  office = await start();
  await signIn();
  await ledger.pressAgain(operator);
});

test('a second start on the same folder is refused in one sentence, and the first one works on', async () => {
  await expect(start()).rejects.toThrow(
    `Alur could not start.\nAlur is already running on the data folder ${dataDir} (process ${office.child.pid}). ` +
      'Stop that one first, or choose another folder for this one with DATA_DIR.',
  );
  await ledger.pressAgain(operator);
});
