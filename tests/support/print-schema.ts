import { createTestDatabase } from './database.js';
import setup from './global-setup.js';
import { describeSchema } from './schema.js';

/**
 * Prints what the migrations make of an empty database; its output is kept as tests/structure/schema.sql:
 * `node api/commands/run.mjs tests/support/print-schema.ts > tests/structure/schema.sql`.
 */
const teardown = await setup();
const { database, drop } = await createTestDatabase();
process.stdout.write(await describeSchema(database));
await drop();
await teardown();
