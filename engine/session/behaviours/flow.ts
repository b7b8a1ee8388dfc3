import type { Flow } from '../../definition/model.js';
import { hostOf } from '../host.js';
import { buildTarget } from '../lazy.js';
import type { ActivityInstance, ContextInstance, Message } from '../library.js';
import { library } from '../library.js';

/**
 * A flow that is taken or not: the engine's discards, which run ahead of tokens through branches not taken, make joins
 * fire early in a loop. Conditions are strict FEEL and must give true or false.
 */
export class TokenFlow extends library.SequenceFlow {
  readonly #context: ContextInstance;

  constructor(definition: Flow, context: ContextInstance) {
    super(definition, context);
    this.#context = context;
  }

  override discard(): void {}

  override take(content: object): boolean {
    buildTarget(this.#context, this.targetId);
    return super.take(content);
  }

  override evaluate(message: Message, callback: (error: unknown, taken?: boolean) => void): void {
    const condition = this.behaviour.conditionExpression;
    if (this.isDefault || !condition) {
      callback(null, true);
      return;
    }
    const host = hostOf(this);
    let taken: unknown;
    try {
      taken = host.evaluate(condition.body ?? '', { environment: this.environment, content: message.content });
      if (typeof taken !== 'boolean')
        throw host.fault(new TypeError(`condition <${this.id}> is neither true nor false`));
    } catch (error) {
      callback(error);
      return;
    }
    callback(null, taken);
  }
}

/** Every flow taken is published, also two that lead to the same target, which the stock method merges into one. */
export function takeEveryFlow(this: ActivityInstance, flows: { action: string }[], content: object): unknown {
  for (const flow of flows) if (flow.action === 'take') this._publishRunOutbound(flow, content);
  return flows;
}
