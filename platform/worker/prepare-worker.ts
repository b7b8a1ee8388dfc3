import { Logger, runMigrations } from 'graphile-worker';

/**
 * Installs or updates graphile-worker's own schema. Called by `migrate` with the program's own account, so that
 * messages can be enqueued before any worker has run.
 */
export async function prepareWorker(url: string): Promise<void> {
  await runMigrations({ connectionString: url, logger: quiet });
}

const quiet = new Logger(() => () => {});
