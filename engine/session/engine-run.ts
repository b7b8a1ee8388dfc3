import type { Values } from '../contract.js';
import { BpmnError } from '../contract.js';
import type { CompiledDiagram } from '../definition/compile.js';
import type { ExecutionContext } from '../definition/context.js';
import { extension } from '../definition/model.js';
import type { SessionOptions } from './contract.js';
import { liveDefinition } from './definition.js';
import { evaluateAt, itemValues } from './expressions.js';
import { businessError } from './faults.js';
import { History } from './history.js';
import type { ArmedTimer, ExpressionSite, Host, ServiceCallback } from './host.js';
import type { ActivityInstance, Content, DefinitionInstance, ElementApi, Message, ScopeExecution } from './library.js';
import type { Memory, Running } from './running.js';
import { liveExecutions, runningScopes } from './scopes.js';
import { HeldCalls } from './services.js';
import type { Wait } from './waits.js';
import { isWithin, waitOf } from './waits.js';

/** Sequence flows in one synchronous run: the stack overflows at about 1,000. */
const RUN_LIMIT = 300;
const COMMAND_LIMIT = 2_000;

/** The live engine of one session: what stands open, what went wrong, what happened. Knows nothing of commands. */
export class EngineRun implements Host, Running {
  readonly timers = new Map<string, ArmedTimer>();
  readonly caught = new Set<string>();
  readonly waits = new Map<string, Wait>();
  readonly calls = new HeldCalls();
  readonly history: History;
  readonly definition: DefinitionInstance;
  readonly context: ExecutionContext;
  readonly now: Date;
  readonly variables: Values;
  memory: Memory = { counters: {}, completed: [] };
  /** A variable has changed since the conditions were last asked. */
  changed = true;
  uncaught: BpmnError | null = null;
  #defect: Error | null = null;
  #begin = new Set<string>();
  readonly #declared: Values;
  #stepsOfRun = 0;
  #stepsOfCommand = 0;

  constructor(
    readonly compiled: CompiledDiagram,
    readonly options: SessionOptions,
  ) {
    this.context = compiled.context;
    this.now = options.now;
    this.variables = options.variables;
    const declared = [...compiled.processes.flatMap((process) => process.variables), ...(options.declared ?? [])];
    this.#declared = Object.fromEntries(declared.map((name) => [name, null]));
    for (const { behaviour } of compiled.context.elements.activities) {
      const counter = behaviour.compiled?.loopCounter;
      if (counter) this.memory.counters[counter] = 0;
    }
    this.history = new History((id) => compiled.elements.get(id));
    this.definition = liveDefinition(compiled, this);
  }

  get defect(): Error | null {
    return this.#defect;
  }

  start(processKey: string, begin: Set<string>): void {
    this.#begin = begin;
    this.act(() => this.definition.run({ processId: processKey }));
  }

  recover(engine: unknown, memory: Memory): void {
    this.memory = { ...memory, counters: { ...this.memory.counters, ...memory.counters } };
    this.act(() => {
      this.definition.recover(engine);
      this.definition.resume();
    });
    this.history.remember(this.scopes());
  }

  beginsWith(elementId: string): boolean {
    return this.#begin.has(elementId);
  }

  fault(error: unknown): Error {
    const fault = error instanceof Error ? error : new Error(String(error));
    this.#defect ??= fault;
    return fault;
  }

  evaluate = (expression: string, site: ExpressionSite): unknown => {
    try {
      const { options, variables, memory } = this;
      const elementOf = (content: Content) => this.context.getActivityById(content.id);
      const names = {
        functions: options.scope,
        declared: this.#declared,
        counters: memory.counters,
        variables,
        elementOf,
      };
      return evaluateAt(names, expression, site);
    } catch (error) {
      throw this.fault(error);
    }
  };

  itemValues(content: Content): Values | undefined {
    return itemValues(content, this.context.getActivityById(content.id));
  }

  callService(activity: ActivityInstance, message: Message, callback: ServiceCallback): void {
    try {
      this.calls.hold(activity, message, callback, this.options.serviceKind, this.evaluate);
    } catch (error) {
      throw this.fault(error);
    }
  }

  dropService(executionId: string): void {
    this.calls.drop(executionId);
  }

  mergeResult(name: string, value: unknown): void {
    this.merge({ [name]: value });
  }

  merge(values: Values): void {
    for (const [name, value] of Object.entries(values)) {
      if (name === '__proto__') throw this.fault(new TypeError('a variable may not be called __proto__'));
      if (value !== undefined) this.variables[name] = value;
    }
    this.changed = true;
  }

  act(step: () => void): void {
    this.#stepsOfRun = 0;
    try {
      step();
    } catch (error) {
      if (this.#defect) throw this.#defect;
      const business = businessError(error);
      if (!business) throw this.fault(error);
      this.uncaught ??= business;
      return;
    }
    if (this.#defect) throw this.#defect;
  }

  api(wait: Wait): ElementApi {
    return this.definition.getApi({ content: wait.content });
  }

  siteOf = (wait: Wait): ExpressionSite => ({ environment: this.api(wait).environment, content: wait.content });

  release(wait: Wait): void {
    this.waits.delete(wait.key);
    this.act(() => this.api(wait).signal());
  }

  scopes(): ScopeExecution[] {
    return runningScopes(this.definition);
  }

  /** Whatever an interrupted, failed or ended scope left behind is not open. */
  prune(): void {
    const isLive = this.uncaught ? () => false : liveExecutions(this.scopes());
    for (const id of this.timers.keys()) if (!isLive(id)) this.timers.delete(id);
    for (const [key, wait] of this.waits) if (!isLive(wait.content.executionId)) this.waits.delete(key);
    this.calls.keepOnly(isLive);
    this.history.cancelAllBut(isLive);
  }

  #countStep(): void {
    this.#stepsOfRun++;
    this.#stepsOfCommand++;
    const limit = this.options.stepLimit ?? COMMAND_LIMIT;
    if (this.#stepsOfRun > RUN_LIMIT || this.#stepsOfCommand > limit)
      throw this.fault(new RangeError('step limit: the diagram goes round without ever waiting'));
  }

  onEvent(key: string, content: Content): void {
    if (key === 'flow.take') this.#countStep();
    else if (key === 'activity.enter') this.#onEnter(content);
    else if (key === 'activity.wait') this.#onWait(content);
    else if (key === 'activity.end') this.#onEnd(content);
    else if (key === 'activity.leave' || key === 'activity.discard') this.#onOver(content);
    else if (key === 'activity.throw') this.#onThrow(content);
    else if (key === 'activity.error' && !businessError(content.error)) this.fault(content.error);
  }

  #onEnter(content: Content): void {
    const { behaviour } = this.context.getActivityById(content.id) ?? {};
    const counter = behaviour?.compiled?.resetsCounter;
    if (counter) this.memory.counters[counter] = 0;
    const collection = behaviour?.loopCharacteristics?.behaviour.outputCollection;
    if (collection) this.merge({ [collection]: [] });
    this.history.enter(content);
  }

  #onWait(content: Content): void {
    const element = this.context.getActivityById(content.id);
    if (!element) return;
    const wait = waitOf(content, element);
    this.waits.set(wait.key, wait);
  }

  #onEnd(content: Content): void {
    const handler = this.context.elements.compensable.get(content.id);
    const scope = content.parent?.executionId;
    if (handler && scope) this.memory.completed.push({ id: content.id, scope, handler });
    const counter = this.context.getActivityById(content.id)?.behaviour.compiled?.loopCounter;
    if (counter) {
      this.memory.counters[counter] = (this.memory.counters[counter] ?? 0) + 1;
      this.changed = true;
    }
    this.history.leave(content);
  }

  #onOver(content: Content): void {
    for (const [id, wait] of this.waits) if (isWithin(wait.content, content.executionId)) this.waits.delete(id);
    this.calls.dropWithin(content.executionId);
    this.history.over(content);
  }

  /** Uncaught when it comes this far and no boundary event has taken it. */
  #onThrow({ id, executionId, message }: Content): void {
    if (this.caught.has(executionId)) return;
    const code = message?.code ?? message?.id ?? 'error';
    this.uncaught ??= new BpmnError(code, `an error thrown at <${id}> is caught nowhere`);
  }
}

/** A call activity without output mapping gives all the child's variables, as in Camunda 8, unless told otherwise. */
export const takesAllResults = (wait: Wait): boolean =>
  extension(wait.element.behaviour, 'zeebe:CalledElement')?.propagateAllChildVariables !== false;
