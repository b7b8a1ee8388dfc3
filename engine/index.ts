import type { Clock } from '../platform/clock/index.js';
import type { Database } from '../platform/database/index.js';
import type { Log } from '../platform/log/index.js';
import type { Language, Translate } from '../platform/messages/index.js';
import type { Actor } from '../platform/organisation/actor.js';
import { CommandContext, type EngineLimits, type EngineParts, type OrganisationSource } from './commands/context.js';
import { commandsOf } from './commands/index.js';
import type { EngineBindings, ProcessListener } from './contract.js';
import { forgetCompiled } from './definition/cache.js';
import { publishRelease } from './definition/publish.js';
import { checkPublication, publishChecked } from './definition/publish-checked.js';
import { forgetReleases } from './definition/release.js';
import { queriesOf } from './queries/index.js';
import { runCommand } from './run-command.js';
import type { Engine } from './types.js';
import { childEndTransport, membersTransport } from './worker/family-transports.js';
import { fireDueTimers } from './worker/fire-due-timers.js';
import { fireStartTimers } from './worker/fire-start-timers.js';
import { followCalendars } from './worker/follow-calendars.js';
import { jobTransport } from './worker/job-transport.js';

export { CommandFailed } from './commands/faults.js';
export { BpmnError } from './contract.js';
export { historyCheck } from './queries/history-check.js';

export interface EngineOptions {
  database: Database;
  clock: Clock;
  log: Log;
  organisations: OrganisationSource;
  bindings: EngineBindings;
  /** Findings of a publication are put into the person's language. */
  translator: (language: Language) => Translate;
  limits?: Partial<EngineLimits>;
}

const LIMITS: EngineLimits = { membersInUnit: 50, depth: 40, attempts: 4 };

/** The door of the engine. Knows no process by name; made once, in api/wiring.ts. */
export function createEngine(options: EngineOptions): Engine {
  const parts = partsOf(options);
  return {
    ...queriesOf(parts.organisations),
    command: (actor, settings, work) =>
      runCommand(parts, actor, settings, (context) => work(context.unit, commandsOf(context))),
    within: (unit, actor) => commandsOf(new CommandContext(parts, unit, actor)),
    check: (unit, actor, publication) => checkPublication(parts, options.translator, unit, actor, publication),
    publish: (unit, actor, publication) => publishChecked(parts, options.translator, unit, actor, publication),
    publishShipped: async (unit, publication) => ({
      ...(await publishRelease(unit, product(unit.agencyId), publication, 'product', () =>
        parts.organisations.load(unit),
      )),
      findings: [],
    }),
    fireDueTimers: async () => (await fireStartTimers(parts)) + (await fireDueTimers(parts)),
    followCalendars: () => followCalendars(parts),
    transports: [jobTransport(parts), childEndTransport(parts), membersTransport(parts)],
    close: () => {
      forgetCompiled();
      forgetReleases();
    },
  };
}

const product = (agencyId: string): Actor => ({ kind: 'system', name: 'product', agencyId });

function partsOf({ database, clock, log, organisations, bindings, limits }: EngineOptions): EngineParts {
  const services = new Map(bindings.services.map((service) => [service.name, service]));
  if (services.size !== bindings.services.length) throw new Error('two services have one name');
  const listeners = new Map<string, ProcessListener[]>();
  for (const listener of bindings.listeners)
    for (const key of listener.keys) listeners.set(key, [...(listeners.get(key) ?? []), listener]);
  return { database, clock, log, organisations, services, listeners, limits: { ...LIMITS, ...limits } };
}
