import type { Clock } from './clock/index.js';
import type { Config } from './config/index.js';
import type { Database } from './database/index.js';
import type { Documents } from './documents/types.js';
import type { FileStore } from './files/store.js';
import type { Log } from './log/index.js';
import type { Catalogue } from './messages/index.js';
import type { Organisations } from './organisation/organisations.js';

/** Everything of this room that lives as long as the process; made once in api/wiring, handed down. */
export interface Platform {
  config: Config;
  log: Log;
  clock: Clock;
  database: Database;
  catalogue: Catalogue;
  organisations: Organisations;
  files: FileStore;
  documents: Documents;
}
