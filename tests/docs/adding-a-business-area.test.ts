import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../../api/project-root.js';
import { systemScope } from '../../platform/database/index.js';
import { ApiClient } from '../support/api-client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { type OfficeProcess, startOfficeProcess } from '../support/office-process.js';
import { PageClient } from '../support/page-client.js';
import { guideListings } from './guide-listings.js';

const SLICE = 'processes/guests';
const PASSED = '';
/** Seconds on a quiet machine; programs are started while others use it too. */
const MINUTES = 180_000;
const PASSWORD = 'kata-sandi-panduan';
const COPIED = [
  'platform',
  'engine',
  'forms',
  'processes',
  'api',
  'tests',
  'biome.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vitest.config.ts',
];
const run = promisify(execFile);

let house: string;
let database: TestDatabase;
let office: OfficeProcess;

/** @returns what a program of the copied house said when it failed. */
const inHouse = (...args: string[]): Promise<string> =>
  run(process.execPath, args, { cwd: house, env: { ...process.env, DATABASE_URL: process.env.ALUR_TEST_SERVER } }).then(
    () => PASSED,
    ({ stdout, stderr }) => `${args.join(' ')}\n${stdout}${stderr}`,
  );

async function startHouse(): Promise<OfficeProcess> {
  expect(await inHouse('api/commands/build.mjs')).toBe(PASSED);
  return startOfficeProcess({
    root: join(house, 'dist'),
    dataDir: join(house, 'data'),
    environment: { DATABASE_URL: database.url, DEMO_LETTERS: '0', DEMO_PASSWORD: PASSWORD },
  });
}

const api = (username: string) => new ApiClient(office.origin).signIn(username, PASSWORD);

beforeAll(async () => {
  house = mkdtempSync(join(tmpdir(), 'alur-guide-'));
  for (const room of COPIED) cpSync(join(projectRoot, room), join(house, room), { recursive: true });
  symlinkSync(join(projectRoot, 'node_modules'), join(house, 'node_modules'));
  database = await createTestDatabase();

  const listings = guideListings('docs/adding-a-business-area.md');
  for (const { path, content } of listings) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), content);
  }
  office = await startHouse();
});

afterAll(async () => {
  await office?.stop();
  await database?.drop();
  rmSync(house, { recursive: true, force: true });
});

test('the guide stays inside one folder', () => {
  const listings = guideListings('docs/adding-a-business-area.md');
  expect(listings.length).toBeGreaterThan(10);
  expect(listings.filter(({ path }) => !path.startsWith(`${SLICE}/`))).toEqual([]);
});

test('a guest walks from the desk to the host and back into the book, for programs and for people', async () => {
  const desk = await api('diskominfo.operator');
  const host = await api('diskominfo.kadis');
  const values = { name: 'Rina Hapsari', origin: 'Bappeda', purpose: 'Membahas SPBE', host: 'kadis' };
  await desk.post('/definitions/guest-visit/instances', { values });
  const { items } = await host.get<{ items: { id: string; name: string }[] }>('/tasks?scope=mine');
  expect(items.map(({ name }) => name)).toEqual(['Terima tamu']);
  await host.post(`/tasks/${items[0]?.id}/completion`, { values: { outcome: 'received' } });
  const book = await desk.get<{ items: unknown[] }>('/guests');
  expect(book.items).toMatchObject([{ name: 'Rina Hapsari', host: 'kadis', outcome: 'received' }]);

  const clerk = await new PageClient(office.origin).signIn('diskominfo.operator', PASSWORD);
  const page = await clerk.get('/guests');
  expect(page.html).toContain('Rina Hapsari');
  expect(page.html).toContain('<a href="/guests" aria-current="page">');
  const kadis = /<option value="([^"]+)">Kepala Dinas[^<]*</.exec(page.html)?.[1] ?? '';
  const sent = await clerk.submit(page, '/guests', {
    name: 'Budi Raharja',
    purpose: 'Mengantar proposal',
    host: kadis,
  });
  expect((await clerk.follow(sent)).html).toContain('Budi Raharja sudah dicatat');
  const worklist = await new PageClient(office.origin).signIn('diskominfo.kadis', PASSWORD);
  expect((await worklist.get('/')).html).toContain('Budi Raharja');
});

test(
  'what the guide writes is formatted, typed and tested as the house asks',
  async () => {
    writeFileSync(
      join(house, 'tsconfig.guide.json'),
      JSON.stringify({ extends: './tsconfig.json', include: [SLICE, 'engine/definition/moddle.d.ts'] }),
    );
    const outcomes = await Promise.all([
      inHouse('node_modules/@biomejs/biome/bin/biome', 'check', '--vcs-enabled=false', SLICE),
      inHouse('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.guide.json'),
      inHouse('node_modules/vitest/vitest.mjs', 'run', SLICE),
    ]);
    expect(outcomes).toEqual([PASSED, PASSED, PASSED]);
  },
  MINUTES,
);

test(
  'without its folder the program starts, offers nothing of it any more, and keeps the data',
  async () => {
    await office.stop();
    rmSync(join(house, SLICE), { recursive: true });
    office = await startHouse();

    const desk = await api('diskominfo.operator');
    expect((await desk.call('GET', '/guests')).status).toBe(404);
    const clerk = await new PageClient(office.origin).signIn('diskominfo.operator', PASSWORD);
    const worklist = await clerk.get('/');
    expect(worklist.status).toBe(200);
    expect(worklist.html).not.toContain('Buku tamu');
    const kept = await database.database.inUnit(systemScope('worker'), (unit) =>
      unit.one<{ guests: number }>('select count(*)::int as guests from guest'),
    );
    expect(kept.guests).toBe(2);

    const host = await api('diskominfo.kadis');
    const { items } = await host.get<{ items: { id: string }[] }>('/tasks?scope=mine');
    await host.call('POST', `/tasks/${items[0]?.id}/completion`, { body: { values: { outcome: 'received' } } });
    const admin = await api('diskominfo.admin');
    const incidents = await admin.get<{ items: unknown[] }>('/incidents?state=open');
    expect(incidents.items).toMatchObject([{ key: 'guest-visit' }]);
  },
  MINUTES,
);
