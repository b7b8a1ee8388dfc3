import type { Activity } from '../../definition/model.js';
import type { ActivityInstance, Broker, ContextInstance, Message } from '../library.js';
import { library } from '../library.js';

/** A gateway that joins by counting tokens: they wait in its durable inbound queue, so they survive recovery. */
export interface Join extends ActivityInstance {
  joinKind: 'and' | 'or';
  /** Inbound flows that hold at least one token. */
  waitingFlows(): Set<string>;
  /** Consumes one token of each filled flow and runs. */
  fire(): void;
}

export const isOrJoin = (activity: ActivityInstance): activity is Join =>
  'joinKind' in activity && activity.joinKind === 'or';

class PassThrough {
  readonly #broker: Broker;
  constructor(activity: ActivityInstance) {
    this.#broker = activity.broker;
  }
  execute({ content }: Message): void {
    this.#broker.publish('execution', 'execute.completed', { ...content });
  }
}

const onInboundEvent = library.Activity.prototype._onInboundEvent;

/** Called with `new` by the library, which takes the returned activity; so no arrow function. */
function joining(kind: 'and' | 'or') {
  return function Joining(definition: Activity, context: ContextInstance): ActivityInstance {
    const activity = new library.Activity(PassThrough, definition, context);
    return activity.inbound.length < 2 ? activity : makeJoin(activity, kind);
  };
}

function makeJoin(activity: ActivityInstance, kind: 'and' | 'or'): Join {
  const queue = activity.broker.getQueue('inbound-q');
  const waitingFlows = () => {
    const flows = new Set<string>();
    for (const message of queue.messages) if (message.fields.routingKey === 'flow.take') flows.add(message.content.id);
    return flows;
  };
  const fire = () => {
    const messages: Message[] = [];
    for (let message = queue.get(); message; message = queue.get()) messages.push(message);
    const inbound: object[] = [];
    const used = new Set<string>();
    for (const message of messages) {
      const flow = message.content.id;
      if (used.has(flow)) {
        message.nack(false, true);
        continue;
      }
      used.add(flow);
      inbound.push({ ...message.content });
      message.ack();
    }
    activity.run({ inbound });
  };
  const tryAnd = () => {
    if (kind !== 'and' || activity.status) return;
    const waiting = waitingFlows();
    if (activity.inbound.every((flow) => waiting.has(flow.id))) fire();
  };
  return Object.assign(activity, {
    joinKind: kind,
    waitingFlows,
    fire,
    _consumeInbound: tryAnd,
    _onInboundEvent(key: string, message: Message) {
      onInboundEvent.call(activity, key, message);
      if (key === 'flow.take') tryAnd();
    },
  });
}

export const AndJoin = joining('and');
/** Fires when nothing else moves, by the standard's rule (13.4.3): see session/inclusive-joins.ts. */
export const OrJoin = joining('or');
