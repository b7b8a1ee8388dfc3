import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { ShiftableClock, systemClock } from '../platform/clock/index.js';
import type { Config } from '../platform/config/index.js';
import { migrate, systemScope } from '../platform/database/index.js';
import type { Log } from '../platform/log/index.js';
import { firstAdministrator } from '../platform/organisation/accounts/first-administrator.js';
import { findSlices } from '../processes/catalog.js';
import { createApp } from './app.js';
import { loadDemoAgencies } from './demo/load-demo.js';
import { playDemo } from './demo/play-demo.js';
import { closeServer, listen } from './listening.js';
import { migrationSeries } from './migration-series.js';
import { prepareAgencies } from './prepare-agencies.js';
import { projectRoot } from './project-root.js';
import { secretOf } from './secret.js';
import { printWelcome, say } from './welcome.js';
import { type House, wire } from './wiring.js';

export interface OfficeParts {
  config: Config;
  log: Log;
  databaseUrl: string;
  /** Aborted by the first signal; its reason is the signal's name. */
  stop: AbortSignal;
}

/** Brings the database up to date, opens the doors, and closes them in good order when told to stop. */
export async function runOffice({ config, log, databaseUrl, stop }: OfficeParts): Promise<void> {
  await migrate(databaseUrl, migrationSeries(), log);
  const catalog = await findSlices(join(projectRoot, 'processes'));
  const clock = config.testClock ? new ShiftableClock() : systemClock;
  const parts = { config, databaseUrl, secret: secretOf(config), clock, log, catalog };
  const house = wire(parts);
  try {
    await prepare(house, config);
    if (config.demo && config.demoLetters) await playDemo(parts, { say, stopping: () => stop.aborted });
    if (!stop.aborted) await openDoors(house, config, stop);
  } finally {
    await house.close();
  }
}

async function prepare(house: House, config: Config): Promise<void> {
  if (config.demo) await loadDemoAgencies(house);
  else {
    await prepareAgencies(house);
    await showFirstAdministrator(house);
  }
}

/** A new installation has nobody yet: whoever reads this terminal is let in, once. */
async function showFirstAdministrator({ platform }: House): Promise<void> {
  const first = await platform.database.inUnit(systemScope('installation-admin'), firstAdministrator);
  if (!first) return;
  say('');
  say(`  Masuk pertama kali: ${first.username}, kata sandi sekali pakai ${first.password}`);
}

async function openDoors(house: House, config: Config, stop: AbortSignal): Promise<void> {
  const server: Server = createServer(createApp(house.services));
  await house.worker.start();
  const address = await listen(server, config);
  await printWelcome(house, address);
  if (!stop.aborted) await once(stop, 'abort');
  house.platform.log.info('stopping', { signal: String(stop.reason) });
  await closeServer(server);
  await house.worker.stop();
}
