import type { Message } from '../library.js';
import { COMPLETED, library } from '../library.js';
import { catchOnce } from './scoped-throw.js';

type OnThrow = (this: unknown, key: string, message: Message) => unknown;
const stock = (library.ErrorEventDefinition.prototype as unknown as { _onThrowApiMessage: OnThrow })._onThrowApiMessage;

export class ScopedError extends library.ErrorEventDefinition {
  declare [COMPLETED]?: boolean;
  _onThrowApiMessage(key: string, message: Message): unknown {
    return catchOnce(this, message, () => stock.call(this, key, message));
  }
}
