import { isFeel } from '../../platform/feel/index.js';
import type { Values } from '../contract.js';
import { extension, textOf } from '../definition/model.js';
import type { OpenJob, ServiceKind } from './contract.js';
import { inputsOf } from './expressions.js';
import type { ExpressionSite, ServiceCallback } from './host.js';
import type { ActivityInstance, Message } from './library.js';
import { isWithin } from './waits.js';

/** A service call whose callback is kept: until settle for `inUnit`, until its job is done for `job`. */
export interface HeldCall {
  executionId: string;
  elementId: string;
  type: string;
  kind: 'inUnit' | 'job';
  activity: ActivityInstance;
  site: ExpressionSite;
  callback: ServiceCallback;
  /** zeebe:calledDecision: the result is stored under this name. */
  resultVariable: string | null;
  isNew: boolean;
  input(): Values;
}

type Evaluate = (expression: string, site: ExpressionSite) => unknown;

export class HeldCalls {
  readonly #held = new Map<string, HeldCall>();
  readonly #queue: HeldCall[] = [];

  /** @throws TypeError when nothing is bound to the element. */
  hold(
    activity: ActivityInstance,
    message: Message,
    callback: ServiceCallback,
    kindOf: ServiceKind,
    evaluate: Evaluate,
  ): void {
    const { content } = message;
    const site: ExpressionSite = { environment: activity.environment, content };
    const { type, resultVariable } = binding(activity, (expression) => evaluate(expression, site));
    const kind = type.startsWith('dmn:') ? 'inUnit' : kindOf(type);
    if (!kind) throw new TypeError(`service <${type}> of <${activity.id}> is not bound`);
    let input: Values | undefined;
    const held: HeldCall = {
      executionId: content.executionId,
      elementId: activity.behaviour.compiled?.origin ?? activity.id,
      type,
      kind,
      activity,
      site,
      callback,
      resultVariable,
      isNew: content.isRecovered !== true,
      input: () => {
        input ??= inputsOf(activity.behaviour, site, evaluate);
        return input;
      },
    };
    this.#held.set(held.executionId, held);
    if (kind === 'inUnit') this.#queue.push(held);
  }

  get(executionId: string): HeldCall | undefined {
    return this.#held.get(executionId);
  }

  /** The next inUnit call that is still wanted. */
  next(): HeldCall | undefined {
    for (let call = this.#queue.shift(); call; call = this.#queue.shift())
      if (this.#held.get(call.executionId) === call) return call;
    return undefined;
  }

  drop(executionId: string): void {
    this.#held.delete(executionId);
  }

  dropWithin(executionId: string): void {
    for (const [id, call] of this.#held)
      if (id === executionId || (call.site.content && isWithin(call.site.content, executionId))) this.#held.delete(id);
  }

  keepOnly(isLive: (executionId: string) => boolean): void {
    for (const id of this.#held.keys()) if (!isLive(id)) this.#held.delete(id);
  }

  jobs(): OpenJob[] {
    return [...this.#held.values()]
      .filter((call) => call.kind === 'job')
      .map((call) => ({
        executionId: call.executionId,
        elementId: call.elementId,
        type: call.type,
        isNew: call.isNew,
        get input() {
          return call.input();
        },
      }));
  }
}

function binding(activity: ActivityInstance, evaluate: (expression: string) => unknown) {
  const decision = extension(activity.behaviour, 'zeebe:CalledDecision');
  const source =
    textOf(decision?.decisionId) ?? textOf(extension(activity.behaviour, 'zeebe:TaskDefinition')?.type) ?? '';
  const name = isFeel(source) ? String(evaluate(source)) : source;
  return { type: decision ? `dmn:${name}` : name, resultVariable: textOf(decision?.resultVariable) };
}
