import type { ProcessListener, Service } from '../../engine/contract.js';
import { createEngine } from '../../engine/index.js';
import type { Engine, EngineCommands, TaskItem } from '../../engine/types.js';
import { ShiftableClock } from '../../platform/clock/index.js';
import { agencySystemScope, type Database, systemScope, type Unit } from '../../platform/database/index.js';
import { silentLog } from '../../platform/log/index.js';
import { actorOfUsername } from '../../platform/organisation/accounts/actor-of-username.js';
import type { Actor, PersonActor } from '../../platform/organisation/actor.js';
import { Organisations } from '../../platform/organisation/organisations.js';
import { Deliverer } from '../../platform/outbox/deliver.js';
import { createTestDatabase } from './database.js';
import { seedDemoOrganisation } from './demo-organisation.js';

/** The engine on a database of its own with the demo agencies, without any slice or page. */
export interface EngineHouse {
  engine: Engine;
  clock: ShiftableClock;
  database: Database;
  agencyId: string;
  /** Services and listeners may be replaced while a test runs. */
  services: Map<string, Service>;
  actor(username: string): Promise<PersonActor>;
  system: Actor;
  /** Publishes diagrams by their process key for the agency. */
  publish(diagrams: Record<string, string>, forms?: Record<string, Record<string, unknown>>): Promise<void>;
  command<T>(
    actor: Actor,
    work: (commands: EngineCommands, unit: Unit) => Promise<T>,
    replayable?: boolean,
  ): Promise<T>;
  read<T>(actor: Actor, work: (unit: Unit) => Promise<T>): Promise<T>;
  start(actor: Actor, key: string, values?: Record<string, unknown>): Promise<string>;
  openTasks(actor: PersonActor, instanceId?: string): Promise<TaskItem[]>;
  complete(actor: PersonActor, elementId: string, instanceId: string, values?: Record<string, unknown>): Promise<void>;
  rows<T>(sql: string, values?: unknown[]): Promise<T[]>;
  /** Messages of the outbox and due timers until nothing is due. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

/** Wednesday morning in Bandung. */
const NOW = new Date('2026-11-25T01:30:00Z');

export async function engineHouse(
  services: readonly Service[] = [],
  listeners: readonly ProcessListener[] = [],
): Promise<EngineHouse> {
  const clock = new ShiftableClock();
  clock.set(NOW);
  const { database, drop } = await createTestDatabase(clock);
  const agencies = await seedDemoOrganisation(database);
  const agencyId = agencies.diskominfo ?? '';
  const organisations = new Organisations();
  const bound = new Map(services.map((service) => [service.name, service]));
  const replaceable = services.map((service) => ({
    ...service,
    run: (context: never, input: never) => bound.get(service.name)?.run(context, input),
  })) as unknown as Service[];
  const engine = createEngine({
    database,
    clock,
    log: silentLog,
    organisations,
    translator: () => (key) => key,
    bindings: { services: replaceable, listeners },
  });
  const system: Actor = { kind: 'system', name: 'test', agencyId };
  const inAgency = <T>(work: (unit: Unit) => Promise<T>) => database.inUnit(agencySystemScope(agencyId), work);
  const house: EngineHouse = {
    engine,
    clock,
    database,
    agencyId,
    services: bound,
    system,
    actor: (username) =>
      database.inUnit(systemScope('sign-in'), (unit) => actorOfUsername(unit, organisations, username)),
    publish: async (diagrams, forms) => {
      await inAgency((unit) => engine.publish(unit, system, { diagrams, forms, note: 'test' }));
    },
    command: (actor, work, replayable) =>
      engine.command(actor, { name: 'test', replayable }, (unit, commands) => work(commands, unit)),
    read: (actor, work) => database.inUnit(agencySystemScope(actor.agencyId ?? agencyId), work, { readOnly: true }),
    start: async (actor, key, values = {}) =>
      (await house.command(actor, (commands) => commands.startInstance({ key, values }), true)).id,
    openTasks: async (actor, instance) =>
      (await house.read(actor, (unit) => engine.tasks(unit, actor, { instance, limit: 100 }))).items,
    complete: async (actor, elementId, instanceId, values = {}) => {
      const task = (await house.openTasks(actor, instanceId)).find((one) => one.elementId === elementId);
      if (!task) throw new Error(`${actor.username} has no open task ${elementId}`);
      await house.command(actor, (commands) => commands.completeTask({ taskId: task.id, values }), true);
    },
    rows: (sql, values) => database.inUnit(systemScope('demo'), (unit) => unit.rows(sql, values)),
    drain: async () => {
      const deliverer = new Deliverer(database, engine.transports, silentLog);
      const kinds = engine.transports.map((transport) => transport.kind);
      for (;;) {
        await engine.fireDueTimers();
        const due = await house.rows<{ id: string }>(
          `select id from outbox where state = 'pending' and due_at <= $1 and kind = any($2) order by created_at, id`,
          [clock.now(), kinds],
        );
        if (due.length === 0) return;
        for (const { id } of due) await deliverer.attempt(id);
      }
    },
    close: async () => {
      engine.close();
      await drop();
    },
  };
  return house;
}
