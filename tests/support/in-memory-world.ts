import type { Values } from '../../engine/contract.js';
import { BpmnError } from '../../engine/contract.js';
import type { CompiledDiagram } from '../../engine/definition/compile.js';
import type { OpenCall, OpenTask, OpenWork, Session, SessionOptions } from '../../engine/session/index.js';
import { recoverSession, startSession } from '../../engine/session/index.js';
import type { Group, Instance, Notice, Parent } from './in-memory-instance.js';
import { deliver } from './in-memory-instance.js';

/**
 * Stands for the tables: instances, children, groups, jobs and the outbox, in memory. One unit is all or nothing.
 * With `recover` every step begins from the saved state, as every command does; without, sessions stay alive.
 */

export interface WorldOptions {
  recover: boolean;
  /** Type -> what it gives; `job` for one that is answered later. */
  services?: Record<string, ((input: Values) => Promise<Values | undefined>) | 'job'>;
  scope?: SessionOptions['scope'];
  declared?: string[];
  start?: typeof startSession;
  recoverSession?: typeof recoverSession;
}

const NOTHING: OpenWork = { tasks: [], timers: [], subscriptions: [], jobs: [], calls: [] };

export class InMemoryWorld {
  readonly instances = new Map<string, Instance>();
  readonly incidents: string[] = [];
  /** `entered:a`, `left:a`, `cancelled:a`, as history has them. */
  readonly history: string[] = [];
  readonly jobs = new Map<string, { type: string; instance: Instance; input: Values }>();
  now = new Date('2026-03-02T01:00:00Z');
  readonly #diagrams = new Map<string, CompiledDiagram>();
  readonly #alive = new Map<string, Session>();
  readonly #outbox: Notice[] = [];

  constructor(readonly options: WorldOptions) {}

  deploy(diagram: CompiledDiagram): this {
    for (const { id } of diagram.processes) this.#diagrams.set(id, diagram);
    return this;
  }

  async start(
    key: string,
    variables: Values,
    begin: { startId?: string; message?: string } = {},
    parent: Parent | null = null,
  ) {
    const diagram = this.#diagram(key);
    const instance: Instance = {
      id: `i${this.instances.size + 1}`,
      key,
      variables: structuredClone(variables),
      parent,
      status: 'running',
      state: null,
      open: NOTHING,
      groups: new Map(),
      children: new Set(),
    };
    const byMessage = diagram.processes
      .find((process) => process.id === key)
      ?.startEvents.find((event) => event.trigger === begin.message && begin.message !== undefined);
    const options = this.#sessionOptions(instance.variables, begin.startId ?? byMessage?.id);
    const session = (this.options.start ?? startSession)(diagram, key, options);
    this.instances.set(instance.id, instance);
    await this.#commit(instance, session, (fresh) => fresh.start());
    if (!parent) await this.#drain();
    return instance;
  }

  async complete(
    elementId: string,
    values: Values = {},
    where: (instance: Instance, task: OpenTask) => boolean = () => true,
  ) {
    const found = this.find(elementId, where);
    if (!found) throw new Error(`no open task ${elementId}; open: ${this.tasks().join(' ')}`);
    await this.#unit(found.instance, (session) => session.signal(found.task.executionId, values));
  }

  async timer(elementId: string) {
    for (const instance of this.#running())
      for (const timer of instance.open.timers)
        if (timer.elementId === elementId) {
          this.now = new Date(Math.max(this.now.getTime(), timer.dueAt.getTime()));
          return this.#unit(instance, (session) => session.fireTimer(timer.executionId));
        }
    throw new Error(`no timer ${elementId}`);
  }

  async message(name: string, correlationKey: string | null = null, values: Values = {}) {
    for (const instance of this.#running())
      for (const { key, name: waits, correlationKey: expected } of instance.open.subscriptions)
        if (waits === name && (correlationKey === null || expected === correlationKey))
          return this.#unit(instance, (session) => session.signal(key, values));
    throw new Error(`no subscription ${name} ${correlationKey}`);
  }

  async signal(name: string) {
    for (const instance of this.#running())
      if (instance.open.subscriptions.some((subscription) => subscription.name === name))
        await this.#unit(instance, (session) => {
          for (const subscription of session.open().subscriptions)
            if (subscription.kind === 'signal' && subscription.name === name) session.signal(subscription.key);
        });
  }

  async job(type: string, outcome: { result: Values } | { code: string } = { result: {} }) {
    const found = [...this.jobs].find(([, job]) => job.type === type);
    if (!found) throw new Error(`no job ${type}`);
    const [id, { instance }] = found;
    this.jobs.delete(id);
    await this.#unit(instance, (session) => {
      if ('code' in outcome) session.failJob(id, outcome.code, outcome.code);
      else session.finishJob(id, outcome.result);
    });
  }

  async addMember(instance: Instance, elementId: string, item: unknown) {
    const [execution, group] = [...instance.groups].find(([, candidate]) => candidate.elementId === elementId) ?? [];
    if (!execution || !group) throw new Error(`no group ${elementId}`);
    const input = this.#session(instance).memberInput(execution, item, group.members);
    await this.#startMember(instance, execution, group, group.members++, input);
  }

  async withdraw(child: Instance) {
    this.#cancel(child);
    this.#outbox.push({ child, kind: 'withdrawn' });
    await this.#drain();
  }

  /** A command changed variables of the first instance, outside any session. */
  async change(values: Values) {
    const [instance] = this.#running();
    if (!instance) throw new Error('nothing runs');
    Object.assign(instance.variables, values);
    this.#alive.delete(instance.id);
    await this.#unit(instance, () => undefined);
  }

  /** Any act on the session of an instance, as one unit. */
  async act(instance: Instance, work: (session: Session) => void) {
    await this.#unit(instance, work);
  }

  find(elementId: string, where: (instance: Instance, task: OpenTask) => boolean = () => true) {
    for (const instance of this.#running())
      for (const task of instance.open.tasks)
        if (task.elementId === elementId && where(instance, task)) return { instance, task };
    return undefined;
  }

  tasks(): string[] {
    return this.#running().flatMap((instance) => instance.open.tasks.map((task) => task.elementId));
  }

  counts(): Record<keyof OpenWork, number> {
    const count = (kind: keyof OpenWork) =>
      this.#running().reduce((sum, instance) => sum + instance.open[kind].length, 0);
    return {
      tasks: count('tasks'),
      timers: count('timers'),
      subscriptions: count('subscriptions'),
      jobs: count('jobs'),
      calls: count('calls'),
    };
  }

  /** Elements that were left in the ordinary way, in order. */
  left(): string[] {
    return this.history.filter((event) => event.startsWith('left:')).map((event) => event.slice(5));
  }

  #running(): Instance[] {
    return [...this.instances.values()].filter((instance) => instance.status === 'running');
  }

  #diagram(key: string): CompiledDiagram {
    const diagram = this.#diagrams.get(key);
    if (!diagram) throw new Error(`no process ${key}`);
    return diagram;
  }

  #sessionOptions(variables: Values, startId?: string): SessionOptions {
    const { services = {}, scope = {}, declared } = this.options;
    return {
      variables,
      scope,
      declared,
      startId,
      now: this.now,
      serviceKind: (type) => (services[type] === 'job' ? 'job' : services[type] ? 'inUnit' : undefined),
      runService: async ({ type, input }) => {
        const service = services[type];
        return typeof service === 'function' ? service(input) : undefined;
      },
    };
  }

  #session(instance: Instance): Session {
    const alive = this.#alive.get(instance.id);
    if (alive && !this.options.recover) return alive;
    if (!instance.state) throw new Error(`${instance.id} has no state`);
    const options = this.#sessionOptions(structuredClone(instance.variables));
    return (this.options.recoverSession ?? recoverSession)(this.#diagram(instance.key), instance.state, options);
  }

  async #unit(instance: Instance, work: (session: Session) => void) {
    if (instance.status !== 'running') throw new Error(`${instance.id} is ${instance.status}`);
    try {
      const session = this.#session(instance);
      await session.settle();
      await this.#commit(instance, session, work);
    } catch (error) {
      this.#alive.delete(instance.id);
      throw error;
    }
    await this.#drain();
  }

  async #commit(instance: Instance, session: Session, work: (session: Session) => void) {
    work(session);
    await session.settle();
    const groups = structuredClone(instance.groups);
    const children = new Set(instance.children);
    const births: (() => Promise<void>)[] = [];
    for (let again = true; again && session.outcome().state === 'running'; ) {
      again = false;
      for (const call of session.open().calls) {
        if (groups.has(call.executionId) || children.has(call.executionId)) continue;
        if (!call.group) {
          const input = structuredClone(call.input);
          children.add(call.executionId);
          births.push(() => this.#startChild(instance, call, input));
          continue;
        }
        this.#openGroup(instance, session, call, groups, births);
        if (call.group.items.length > 0) continue;
        session.signal(call.executionId);
        await session.settle();
        again = true;
      }
    }
    const outcome = session.outcome();
    if (outcome.state === 'running') {
      const open = session.open();
      if (Object.values(open).every((list) => list.length === 0)) throw new Error(`${instance.key} is stuck`);
      instance.open = structuredClone(open);
      instance.state = session.snapshot();
      this.#alive.set(instance.id, session);
    } else {
      instance.open = NOTHING;
      instance.state = null;
      instance.status = outcome.state;
      if (outcome.state === 'failed') this.#fail(instance, new BpmnError(outcome.code, outcome.message));
      else if (instance.parent) this.#outbox.push({ child: instance, kind: 'ended' });
    }
    instance.variables = structuredClone(session.variables);
    instance.groups = groups;
    instance.children = children;
    this.history.push(...session.takeEvents().map(({ event, elementId }) => `${event}:${elementId}`));
    this.#cancelGone(instance);
    for (const job of instance.open.jobs) {
      if (!job.isNew || this.jobs.has(job.executionId)) continue;
      this.jobs.set(job.executionId, { type: job.type, instance, input: job.input });
    }
    for (const birth of births) await birth();
  }

  #openGroup(
    instance: Instance,
    session: Session,
    call: OpenCall,
    groups: Map<string, Group>,
    births: (() => Promise<void>)[],
  ) {
    const items = call.group?.items ?? [];
    const group: Group = {
      elementId: call.elementId,
      key: call.processKey,
      members: items.length,
      ended: 0,
      withdrawn: 0,
      results: [],
    };
    groups.set(call.executionId, group);
    for (const [index, item] of items.entries()) {
      const input = structuredClone(session.memberInput(call.executionId, item, index));
      births.push(() => this.#startMember(instance, call.executionId, group, index, input));
    }
  }

  async #startChild(instance: Instance, call: OpenCall, input: Values) {
    await this.start(call.processKey, input, {}, { id: instance.id, execution: call.executionId, index: 0 });
  }

  async #startMember(instance: Instance, execution: string, group: Group, index: number, input: Values) {
    await this.start(group.key, input, {}, { id: instance.id, execution, index });
  }

  #fail(instance: Instance, error: BpmnError) {
    if (instance.parent) this.#outbox.push({ child: instance, kind: 'failed', error });
    else this.incidents.push(`${instance.key}: uncaught ${error.code}`);
  }

  #cancelGone(instance: Instance) {
    const open = new Set(instance.open.calls.map((call) => call.executionId));
    for (const execution of [...instance.groups.keys(), ...instance.children]) {
      if (open.has(execution)) continue;
      instance.groups.delete(execution);
      instance.children.delete(execution);
      for (const child of this.#running())
        if (child.parent?.id === instance.id && child.parent.execution === execution) this.#cancel(child);
    }
  }

  #cancel(instance: Instance) {
    instance.status = 'cancelled';
    for (const child of this.#running()) if (child.parent?.id === instance.id) this.#cancel(child);
  }

  async #drain() {
    for (let notice = this.#outbox.shift(); notice; notice = this.#outbox.shift()) {
      const { child } = notice;
      const parent = this.instances.get(child.parent?.id ?? '');
      const execution = child.parent?.execution ?? '';
      if (parent?.status !== 'running' || !parent.open.calls.some((call) => call.executionId === execution)) continue;
      const delivered = notice;
      await this.#unit(parent, (session) => deliver(delivered, parent, execution, session));
    }
  }
}
