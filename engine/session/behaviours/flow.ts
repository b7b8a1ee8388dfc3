import type { Flow } from '../../definition/model.js';
import { hostOf } from '../host.js';
import { buildTarget } from '../lazy.js';
import type { ContextInstance, Message } from '../library.js';
import { library } from '../library.js';

/** Its condition is strict FEEL and must give true or false. */
export class TokenFlow extends library.SequenceFlow {
  readonly #context: ContextInstance;

  constructor(definition: Flow, context: ContextInstance) {
    super(definition, context);
    this.#context = context;
  }

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
