import { dueOf } from '../due.js';
import type { ArmedTimer, Host } from '../host.js';
import { hostOf } from '../host.js';
import type { Content, Message } from '../library.js';
import { library } from '../library.js';

interface Resolved {
  timerType?: string;
  expireAt?: Date;
  repeat?: number;
  timeout: number;
}

const KINDS = ['timeDuration', 'timeDate', 'timeCycle'] as const;

/**
 * The stock definition reads the system's clock, fires at once when an expression gives null, and fires overdue timers
 * inside `resume`, where an event gateway's siblings would stay open. Here a timer has a due date from the unit's
 * clock or is a defect, and only `fireTimer` fires it.
 */
export class DurableTimer extends library.TimerEventDefinition {
  declare timeDuration?: string;
  declare timeDate?: string;
  declare timeCycle?: string;

  _getTimers(message: Message): Resolved & Partial<Record<(typeof KINDS)[number], string>> {
    const content: Content = message.content;
    const host = hostOf(this);
    const kind = KINDS.find((candidate) => candidate in content || this[candidate]);
    if (!kind) throw host.fault(new TypeError(`the timer of <${this.activity.id}> says nothing`));
    const source = kind in content ? content[kind] : this.environment.resolveExpression(this[kind] ?? '', message);
    const due = dueOf(kind, source, host.now);
    if (!due) throw host.fault(new TypeError(`the timer of <${this.activity.id}> did not resolve to a due date`));
    // A recovered timer keeps the date it was armed with; one armed again carries what is left of its cycle in `inbound`.
    const expireAt = 'expireAt' in content ? new Date(String(content.expireAt)) : due.at;
    const repeat = content.inbound?.[0]?.repeat ?? due.repeat ?? undefined;
    return { [kind]: due.text, timerType: kind, expireAt, repeat, timeout: 1 };
  }
}

/** In place of the library's timers: nothing runs in process, each timer is remembered until the unit stores it. */
export function durableTimers(host: Host) {
  const drop = (timer: ArmedTimer | undefined) => {
    if (timer) host.timers.delete(timer.executionId);
  };
  const refuse = () => {
    throw new Error('timers do not run in process');
  };
  return {
    executing: [],
    setTimeout: refuse,
    clearTimeout: drop,
    register: (owner: Content & { expireAt: Date; repeat?: number }) => ({
      setTimeout(callback: (...values: unknown[]) => void, _delay: number, ...values: unknown[]): ArmedTimer {
        const timer: ArmedTimer = {
          executionId: owner.executionId,
          elementId: owner.id,
          dueAt: new Date(owner.expireAt),
          repeat: owner.repeat ?? null,
          fire: () => {
            host.timers.delete(owner.executionId);
            callback(...values);
          },
        };
        host.timers.set(owner.executionId, timer);
        return timer;
      },
      clearTimeout: drop,
    }),
  };
}
