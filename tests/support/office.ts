import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../api/app.js';
import { loadDemoAgencies } from '../../api/demo/load-demo.js';
import { playDemo } from '../../api/demo/play-demo.js';
import { closeServer, listen } from '../../api/listening.js';
import { projectRoot } from '../../api/project-root.js';
import { type House, type WiringParts, wire } from '../../api/wiring.js';
import { ShiftableClock } from '../../platform/clock/index.js';
import { readConfig } from '../../platform/config/index.js';
import { type Log, silentLog } from '../../platform/log/index.js';
import { type Catalog, findSlices } from '../../processes/catalog.js';
import type { AnyRoute } from '../../processes/contract.js';
import { ApiClient } from './api-client.js';
import { createTestDatabase } from './database.js';
import { PageClient } from './page-client.js';

export const PASSWORD = 'kata-sandi-uji';

/** Wednesday morning in Bandung, an ordinary working week. */
export const WEDNESDAY_MORNING = new Date('2026-11-25T01:30:00Z');

export interface OfficeOptions {
  /** `none`: no agency at all. Default `organisation`: the four agencies without letters. */
  demo?: 'none' | 'organisation' | 'letters';
  now?: Date;
  /** Instead of those found in processes/. */
  catalog?: Catalog;
  routes?: readonly AnyRoute[];
  /** Over what the tests run with. */
  environment?: Record<string, string>;
  log?: Log;
}

export interface Office {
  origin: string;
  house: House;
  clock: ShiftableClock;
  databaseUrl: string;
  /** The JSON door, signed in. Kept per name. */
  api(username: string): Promise<ApiClient>;
  /** The pages, signed in with a cookie, as a browser without scripts would use them. */
  pages(username: string): Promise<PageClient>;
  anonymous: ApiClient;
  /** Timers, jobs and deliveries until nothing is due. */
  drain(): Promise<void>;
  /** Moves the clock, then drains. */
  advance(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

/** The whole program on a database of its own, listening on a free port. Call in beforeAll, `close` in afterAll. */
export async function startOffice(options: OfficeOptions = {}): Promise<Office> {
  const { demo = 'organisation', now = WEDNESDAY_MORNING, routes = [], log = silentLog } = options;
  const clock = new ShiftableClock();
  clock.set(now);
  const dataDir = await mkdtemp(join(tmpdir(), 'alur-office-'));
  const test = await createTestDatabase(clock);
  const catalog = options.catalog ?? (await findSlices(join(projectRoot, 'processes')));
  const config = readConfig({
    DATA_DIR: dataDir,
    DATABASE_URL: test.url,
    DEMO: '1',
    DEMO_PASSWORD: PASSWORD,
    TEST_CLOCK: '1',
    PORT: '0',
    SECRET: 'a secret of the tests, thirty-two characters',
    ...options.environment,
  });
  const parts: WiringParts = {
    config,
    databaseUrl: test.url,
    secret: config.secret ?? '',
    clock,
    log,
    catalog,
  };
  const house = wire(parts);
  const services = { ...house.services, routes: [...routes, ...house.services.routes] };
  const server = createServer(createApp(services));
  const { port } = await listen(server, { port: 0, host: '127.0.0.1' });
  const origin = `http://127.0.0.1:${port}`;
  if (demo !== 'none') await loadDemoAgencies(house);
  if (demo === 'letters') await playDemo(parts, { say: () => {}, stopping: () => false });

  const clients: ApiClient[] = [];
  const signedIn = new Map<string, Promise<ApiClient>>();
  const newClient = () => {
    const client = new ApiClient(origin);
    clients.push(client);
    return client;
  };
  const anonymous = newClient();
  const drain = () => house.worker.drain();
  return {
    origin,
    house,
    clock,
    databaseUrl: test.url,
    anonymous,
    api: (username) => {
      const known = signedIn.get(username) ?? newClient().signIn(username, PASSWORD);
      signedIn.set(username, known);
      return known;
    },
    pages: (username) => new PageClient(origin).signIn(username, PASSWORD),
    drain,
    advance: async (milliseconds) => {
      clock.advance(milliseconds);
      await drain();
    },
    close: async () => {
      for (const client of clients) client.close();
      await closeServer(server);
      await house.close();
      await test.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
