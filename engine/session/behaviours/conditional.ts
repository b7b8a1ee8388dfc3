import type { Message } from '../library.js';
import { EXECUTE_MESSAGE, library } from '../library.js';

/**
 * Only sets up; the session evaluates open conditions when nothing else moves and a variable has changed. The stock one
 * evaluates inside the run, and hangs when the condition already holds at resume.
 */
export class ConditionAtRest extends library.ConditionalEventDefinition {
  declare [EXECUTE_MESSAGE]: Message;
  declare _setup: (message: Message) => void;
  execute(message: Message): void {
    this[EXECUTE_MESSAGE] = message;
    this._setup(message);
  }
}
