import { endWithParent } from './end-with-parent.js';

/** Gives every test file a PostgreSQL server: the one of DATABASE_URL, or the embedded one in a throw-away folder. */
export default async function setup(): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL;
  if (given) {
    process.env.ALUR_TEST_SERVER = given;
    return async () => {};
  }
  const { mkdtemp, rm } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  const { join } = await import('node:path');
  const { startEmbeddedPostgres } = await import('../../platform/database/embedded/index.js');
  const { silentLog } = await import('../../platform/log/index.js');
  const folder = await mkdtemp(join(tmpdir(), 'alur-test-'));
  const server = await startEmbeddedPostgres({ dataDir: folder, log: silentLog, settings: { fsync: 'off' } });
  process.env.ALUR_TEST_SERVER = server.url;
  process.env.ALUR_TEST_FOLDER = folder;
  const callOff = endWithParent({ dataDir: folder, remove: true });
  return async () => {
    await server.stop();
    callOff();
    await rm(folder, { recursive: true, force: true });
  };
}
