import { createEngine } from '../engine/index.js';
import type { Engine } from '../engine/types.js';
import { sealAudit } from '../platform/audit/index.js';
import type { Clock } from '../platform/clock/index.js';
import type { Config } from '../platform/config/index.js';
import { Database, systemScope } from '../platform/database/index.js';
import { createDocuments } from '../platform/documents/index.js';
import { renderPages } from '../platform/files/render-pages.js';
import { FileStore } from '../platform/files/store.js';
import type { Log } from '../platform/log/index.js';
import { createMailer } from '../platform/mail/index.js';
import { removeOldSessions } from '../platform/organisation/accounts/sessions.js';
import { removeOldFailures } from '../platform/organisation/accounts/sign-in-throttle.js';
import { Organisations } from '../platform/organisation/organisations.js';
import type { Transport } from '../platform/outbox/index.js';
import type { Platform } from '../platform/types.js';
import { createWorker, type Worker } from '../platform/worker/index.js';
import type { Catalog } from '../processes/catalog.js';
import { CarryOver } from './auth/carry-over.js';
import { createIdentify } from './auth/identify.js';
import { authRoutes } from './auth/routes.js';
import { createSignInFirst } from './auth/sign-in-first.js';
import { loadCatalogue } from './catalogue.js';
import { forgetOldReplies } from './idempotency/kept-replies.js';
import { mailTemplates } from './mail-templates.js';
import { Metrics } from './operations/metrics.js';
import { readinessOf } from './operations/readiness.js';
import { houseOptions } from './option-sources/house-options.js';
import { administrationRoutes } from './pages/administration/index.js';
import { agencyPreparation } from './prepare-agencies.js';
import { taskReminders } from './reminders/task-reminders.js';
import { createRenderer } from './rendering/create-renderer.js';
import { routesOf } from './routes.js';
import type { Services } from './services.js';
import { presentersOf } from './tasks/presenters.js';
import { version } from './version.js';

export interface House {
  services: Services;
  platform: Platform;
  engine: Engine;
  worker: Worker;
  catalog: Catalog;
  /** Closes what `wire` opened; the worker is stopped before. */
  close(): Promise<void>;
}

export interface WiringParts {
  config: Config;
  /** Of the database, wherever it runs. */
  databaseUrl: string;
  /** Signs cookies; at least 32 characters. */
  secret: string;
  clock: Clock;
  log: Log;
  catalog: Catalog;
}

/** The one place where rooms meet: everything that lives as long as the process. Opens nothing but pools. */
export function wire({ config, databaseUrl, secret, clock, log, catalog }: WiringParts): House {
  const { slices } = catalog;
  const database = new Database(databaseUrl, clock, log, config.databasePoolSize);
  const catalogue = loadCatalogue(slices);
  const files = new FileStore({ dataDir: config.dataDir, database, clock, log, catalogue });
  const platform: Platform = {
    config,
    log,
    clock,
    database,
    catalogue,
    organisations: new Organisations(),
    files,
    documents: createDocuments({ clock }),
  };
  const engine = createEngine({
    database,
    clock,
    log,
    organisations: platform.organisations,
    translator: (language) => catalogue.translator(language),
    bindings: {
      services: slices.flatMap((slice) => slice.services),
      listeners: slices.flatMap((slice) => slice.listeners),
    },
  });
  const mailer = createMailer({ config, database, templates: mailTemplates(slices), log });
  const transports: Transport[] = [
    ...engine.transports,
    renderPages({ files, database, log }),
    mailer.transport,
    ...taskReminders(platform),
    agencyPreparation({ platform, engine, catalog }),
  ];
  const worker = createWorker({
    url: databaseUrl,
    database,
    log,
    transports,
    concurrency: config.workerConcurrency,
    periodic: [
      { name: 'timers', everyMs: 1_000, run: () => engine.fireDueTimers() },
      { name: 'calendars', everyMs: 5_000, run: () => engine.followCalendars() },
      { name: 'audit-seal', everyMs: 2_000, run: () => sealAudit(database, log) },
      { name: 'file-sweep', everyMs: 3_600_000, run: () => files.sweep() },
      {
        name: 'kept-replies',
        everyMs: 3_600_000,
        run: () => database.inUnit(systemScope('worker'), forgetOldReplies),
      },
      {
        name: 'old-sessions',
        everyMs: 3_600_000,
        run: () =>
          database.inUnit(
            systemScope('worker'),
            async (unit) => (await removeOldSessions(unit)) + (await removeOldFailures(unit)),
          ),
      },
    ],
  });
  const carryOver = new CarryOver(secret);
  const presenters = presentersOf(slices, houseOptions(platform.organisations));
  const { renderer, asset } = createRenderer(slices);
  const services: Services = {
    platform,
    engine,
    slices,
    renderer,
    asset,
    secret,
    metrics: new Metrics(),
    routes: routesOf({
      slices,
      presenters,
      others: [...authRoutes(carryOver), ...administrationRoutes],
      version,
      baseUrl: config.baseUrl,
      mailInbox: config.smtpUrl === null && !config.production,
      testClock: config.testClock ? worker : null,
    }),
    identify: createIdentify(platform),
    signInFirst: createSignInFirst(carryOver),
    readiness: () => readinessOf(database, worker),
  };
  return {
    services,
    platform,
    engine,
    worker,
    catalog,
    close: async () => {
      engine.close();
      await mailer.close();
      await database.close();
    },
  };
}
