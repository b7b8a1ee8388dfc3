import { AppError } from '../../platform/errors/index.js';
import type { Values } from '../contract.js';
import { BpmnError } from '../contract.js';
import type { CompiledDiagram } from '../definition/compile.js';
import type { CompiledProcess } from '../definition/summary.js';
import type { OpenWork, Outcome, Session, SessionEvent, SessionOptions } from './contract.js';
import { EngineRun } from './engine-run.js';
import { BUSINESS } from './faults.js';
import type { Describing } from './open-work.js';
import { childInput, describeCall, describeSubscription, describeTask } from './open-work.js';
import { answer, storeResult } from './results.js';
import type { SettlingRule } from './running.js';
import type { HeldCall } from './services.js';
import { SETTLING_RULES, settle } from './settle.js';
import { freeze, thaw } from './snapshot.js';
import type { Wait, WaitKind } from './waits.js';

/** @returns a fresh session, not yet started. @throws AppError not-found when the diagram has no such process. */
export function startSession(
  compiled: CompiledDiagram,
  processKey: string,
  options: SessionOptions,
  rules: readonly SettlingRule[] = SETTLING_RULES,
): Session {
  const process = compiled.processes.find((candidate) => candidate.id === processKey);
  if (!process) throw new AppError('not-found', { reason: 'no-process' });
  return new BpmnSession(new EngineRun(compiled, options), rules, process);
}

/** @param state of `snapshot()`, on the same diagram. */
export function recoverSession(
  compiled: CompiledDiagram,
  state: Buffer,
  options: SessionOptions,
  rules: readonly SettlingRule[] = SETTLING_RULES,
): Session {
  const run = new EngineRun(compiled, options);
  const { engine, memory } = thaw(state);
  run.recover(engine, memory);
  return new BpmnSession(run, rules, null);
}

class BpmnSession implements Session {
  readonly #run: EngineRun;
  readonly #rules: readonly SettlingRule[];
  readonly #process: CompiledProcess | null;
  readonly #describing: Describing;

  constructor(run: EngineRun, rules: readonly SettlingRule[], process: CompiledProcess | null) {
    this.#run = run;
    this.#rules = rules;
    this.#process = process;
    this.#describing = {
      now: run.now,
      variables: run.variables,
      siteOf: run.siteOf,
      evaluate: run.evaluate,
      message: (id) => run.compiled.messages.get(id),
    };
  }

  get variables(): Values {
    return this.#run.variables;
  }

  start(): void {
    const process = this.#process;
    if (!process) throw new Error('a recovered session has started already');
    const { startId } = this.#run.options;
    const start = process.startEvents.find(({ id, kind }) => (startId ? id === startId : kind === 'none'));
    if (!start && startId) throw new AppError('not-found', { reason: 'no-start-event' });
    this.#run.start(process.id, this.#beginning(start?.id));
    if (start && start.kind !== 'none') this.#trigger(start.id);
  }

  /** A gateway that instantiates begins for the events behind it. */
  #beginning(startId: string | undefined): Set<string> {
    const { context } = this.#run;
    const begins = (id: string) => context.getActivityById(id)?.behaviour.compiled?.startsProcess === true;
    if (startId === undefined) return new Set(context.elements.activities.map(({ id }) => id).filter(begins));
    const behind = context.getInboundSequenceFlows(startId).map((flow) => flow.sourceId);
    return new Set([startId, ...behind].filter(begins));
  }

  /** The event that the instance begins with has happened already. */
  #trigger(startId: string): void {
    const timer = [...this.#run.timers.values()].find((candidate) => candidate.elementId === startId);
    const wait = [...this.#run.waits.values()].find((candidate) => candidate.content.id === startId);
    if (timer) this.#run.act(timer.fire);
    else if (wait) this.#run.release(wait);
  }

  signal(key: string, result: Values = {}): void {
    const wait = this.#wait(key);
    storeResult(this.#run, wait, result);
    this.#run.release(wait);
  }

  throwError(key: string, code: string, message: string): void {
    const wait = this.#wait(key);
    const api = this.#run.api(wait);
    this.#run.waits.delete(key);
    this.#run.act(() => api.sendApiMessage('error', { message, code, [BUSINESS]: true }, { type: 'error' }));
  }

  fireTimer(executionId: string): void {
    const timer = this.#run.timers.get(executionId);
    if (!timer) throw notOpen();
    this.#run.act(timer.fire);
  }

  finishJob(executionId: string, result: Values): void {
    answer(this.#run, this.#job(executionId), { result });
  }

  failJob(executionId: string, code: string, message: string): void {
    answer(this.#run, this.#job(executionId), { error: new BpmnError(code, message) });
  }

  async settle(): Promise<void> {
    await settle(this.#run, this.#rules);
  }

  open(): OpenWork {
    const run = this.#run;
    const describing = this.#describing;
    return {
      tasks: this.#list('task').map((wait) => describeTask(wait, describing)),
      timers: [...run.timers.values()].map(({ executionId, elementId, dueAt, repeat }) => {
        const origin = run.context.getActivityById(elementId)?.behaviour.compiled?.origin;
        return { executionId, elementId: origin ?? elementId, dueAt, repeat };
      }),
      subscriptions: this.#list('message', 'signal').map((wait) => describeSubscription(wait, describing)),
      jobs: run.calls.jobs(),
      calls: this.#list('call', 'group').map((wait) => describeCall(wait, describing)),
    };
  }

  memberInput(executionId: string, item: unknown, index: number): Values {
    const wait = this.#wait(executionId);
    const name = wait.element.behaviour.compiled?.childGroup?.elementVariable ?? 'item';
    return childInput(wait, { [name]: item, loopCounter: index + 1 }, this.#describing);
  }

  evaluateAt(executionId: string, expression: string, extra: Values): unknown {
    return this.#run.evaluate(expression, { ...this.#run.siteOf(this.#wait(executionId)), extra });
  }

  takeEvents(): SessionEvent[] {
    return this.#run.history.take();
  }

  outcome(): Outcome {
    const { uncaught, definition } = this.#run;
    if (uncaught) return { state: 'failed', code: uncaught.code, message: uncaught.message };
    return { state: definition.execution?.completed || !definition.isRunning ? 'completed' : 'running' };
  }

  snapshot(): Buffer {
    return freeze({ engine: this.#run.definition.getState(), memory: this.#run.memory });
  }

  #list(...kinds: WaitKind[]): Wait[] {
    return [...this.#run.waits.values()].filter((wait) => kinds.includes(wait.kind));
  }

  #wait(key: string): Wait {
    const wait = this.#run.waits.get(key);
    if (!wait) throw notOpen();
    return wait;
  }

  #job(executionId: string): HeldCall {
    const call = this.#run.calls.get(executionId);
    if (!call) throw notOpen();
    return call;
  }
}

/** Somebody or something was faster. */
const notOpen = () => new AppError('conflict', { reason: 'not-open' });
