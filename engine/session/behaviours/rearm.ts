import type { ActivityInstance, Broker, Message } from '../library.js';
import { EXECUTE_MESSAGE, library } from '../library.js';

interface Completing {
  activity: ActivityInstance;
  broker: Broker;
  [EXECUTE_MESSAGE]: Message;
}

/** A non-interrupting message or signal boundary event fires as often as the message comes; the stock one fires once. */
function rearm(definition: Completing): void {
  if (!definition.activity.attachedTo || definition.activity.behaviour.cancelActivity !== false) return;
  definition.broker.publish('execution', 'execute.repeat', { ...definition[EXECUTE_MESSAGE].content });
}

type Complete = (this: unknown, ...values: unknown[]) => unknown;
const stock = (name: 'MessageEventDefinition' | 'SignalEventDefinition'): Complete =>
  (library[name].prototype as unknown as { _complete: Complete })._complete;
const completeMessage = stock('MessageEventDefinition');
const completeSignal = stock('SignalEventDefinition');

export class RepeatingMessage extends library.MessageEventDefinition {
  declare [EXECUTE_MESSAGE]: Message;
  _complete(...values: unknown[]): unknown {
    rearm(this);
    return completeMessage.apply(this, values);
  }
}

export class RepeatingSignal extends library.SignalEventDefinition {
  declare [EXECUTE_MESSAGE]: Message;
  _complete(...values: unknown[]): unknown {
    rearm(this);
    return completeSignal.apply(this, values);
  }
}
