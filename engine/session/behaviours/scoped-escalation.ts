import type { Message } from '../library.js';
import { COMPLETED, library, REFERENCE } from '../library.js';
import { catchOnce } from './scoped-throw.js';

type OnCatch = (this: unknown, key: string, message: Message) => unknown;
const stock = (library.EscalationEventDefinition.prototype as unknown as { _onCatchMessage: OnCatch })._onCatchMessage;

export class ScopedEscalation extends library.EscalationEventDefinition {
  declare [COMPLETED]?: boolean;
  declare [REFERENCE]?: { message: { id?: string } };
  _onCatchMessage(key: string, message: Message): unknown {
    return catchOnce(this, message, () => {
      const reference = this[REFERENCE];
      // The stock one compares ids only, so an event without a reference, which catches all, would catch none.
      if (reference && !this.reference?.id) reference.message.id = message.content.message?.id;
      return stock.call(this, key, message);
    });
  }
}
