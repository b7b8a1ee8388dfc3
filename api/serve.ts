import { readConfig } from '../platform/config/index.js';
import { startEmbeddedPostgres } from '../platform/database/embedded/index.js';
import { createLog } from '../platform/log/index.js';

/** Starts everything and stays until a signal; resolves when it has stopped in good order. */
export async function serve(): Promise<void> {
  const config = readConfig();
  const log = createLog();
  const stop = stopSignal();
  const starting = config.databaseUrl ? null : startEmbeddedPostgres({ dataDir: config.dataDir, log });
  // The database comes up while the program is read; both take about as long.
  const reading = import('./run-office.js');
  reading.catch(() => {});
  const embedded = await starting;
  try {
    const { runOffice } = await reading;
    const databaseUrl = config.databaseUrl ?? embedded!.url;
    if (!stop.aborted) await runOffice({ config, log, databaseUrl, stop });
  } finally {
    await embedded?.stop();
  }
}

/** The first signal asks to stop in good order, whatever is being done; a second one ends at once. */
function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      stop.abort(signal);
    });
  }
  return stop.signal;
}
