import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { ShiftableClock, systemClock } from '../platform/clock/index.js';
import { type Config, readConfig } from '../platform/config/index.js';
import { startEmbeddedPostgres } from '../platform/database/embedded/index.js';
import { migrate, systemScope } from '../platform/database/index.js';
import { createLog } from '../platform/log/index.js';
import { firstAdministrator } from '../platform/organisation/accounts/first-administrator.js';
import { findSlices } from '../processes/catalog.js';
import { createApp } from './app.js';
import { loadDemoAgencies, playDemo } from './demo/load-demo.js';
import { closeServer, listen } from './listening.js';
import { migrationSeries } from './migration-series.js';
import { prepareAgencies } from './prepare-agencies.js';
import { projectRoot } from './project-root.js';
import { secretOf } from './secret.js';
import { printWelcome, say } from './welcome.js';
import { type House, wire } from './wiring.js';

/** Starts everything and stays until a signal; resolves when it has stopped in good order. */
export async function serve(): Promise<void> {
  const config = readConfig();
  const log = createLog();
  const embedded = config.databaseUrl ? null : await startEmbeddedPostgres({ dataDir: config.dataDir, log });
  const stopping = signalled();
  try {
    const databaseUrl = config.databaseUrl ?? embedded!.url;
    await migrate(databaseUrl, migrationSeries(), log);
    const catalog = await findSlices(join(projectRoot, 'processes'));
    const clock = config.testClock ? new ShiftableClock() : systemClock;
    const parts = { config, databaseUrl, secret: secretOf(config), clock, log, catalog };
    const house = wire(parts);
    try {
      await prepare(house, config);
      if (config.demo && config.demoLetters) await playDemo(parts, (sentence) => say(`Menyiapkan contoh: ${sentence}`));
      await run(house, config, stopping);
    } finally {
      await house.close();
    }
  } finally {
    await embedded?.stop();
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

async function run(house: House, config: Config, stopping: Promise<string>): Promise<void> {
  const server: Server = createServer(createApp(house.services));
  await house.worker.start();
  const address = await listen(server, config);
  await printWelcome(house, address);
  const signal = await stopping;
  house.platform.log.info('stopping', { signal });
  await closeServer(server);
  await house.worker.stop();
}

/** The first signal asks to stop in good order; a second one ends at once. */
function signalled(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve(signal);
      });
    }
  });
}
