import type { ServiceCallback } from '../host.js';
import { hostOf } from '../host.js';
import type { ActivityInstance, Message } from '../library.js';

/** The run itself awaits nothing: the session keeps the callback and answers it (guarantee 3). */
export class HeldService {
  readonly type = 'held';
  #executionId = '';
  constructor(readonly activity: ActivityInstance) {}

  execute(message: Message, callback: ServiceCallback): void {
    this.#executionId = message.content.executionId;
    hostOf(this.activity).callService(this.activity, message, callback);
  }

  discard(): void {
    hostOf(this.activity).dropService(this.#executionId);
  }

  stop(): void {
    this.discard();
  }
}
