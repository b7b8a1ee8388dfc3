import type { DrawnElement } from '../definition/summary.js';
import type { SessionEvent } from './contract.js';
import type { Content, ScopeExecution } from './library.js';

/**
 * What happened, as the drawing shows it. An armed boundary event is not an event; it enters and leaves when it fires.
 * Elements that only the compiler knows are left out.
 */
export class History {
  #events: SessionEvent[] = [];
  /** Execution id -> element id of what has been entered and not left. */
  readonly #entered = new Map<string, string>();

  constructor(readonly drawn: (elementId: string) => DrawnElement | undefined) {}

  /** After a recovery: what was entered in earlier units. */
  remember(scopes: readonly ScopeExecution[]): void {
    for (const scope of scopes)
      for (const activity of scope.getActivities())
        if (activity.status && activity.executionId && !activity.attachedTo)
          this.#entered.set(activity.executionId, activity.id);
  }

  enter({ id, executionId, attachedTo }: Content): void {
    if (attachedTo) return;
    this.#entered.set(executionId, id);
    this.#add('entered', id, executionId);
  }

  leave({ id, executionId, attachedTo }: Content): void {
    if (attachedTo) this.#add('entered', id, executionId);
    this.#entered.delete(executionId);
    this.#add('left', id, executionId);
  }

  /** An execution is over; unless it left in the ordinary way, it was cancelled. */
  over({ executionId }: Content): void {
    this.#cancel(executionId);
  }

  cancelAllBut(isLive: (executionId: string) => boolean): void {
    for (const executionId of this.#entered.keys()) if (!isLive(executionId)) this.#cancel(executionId);
  }

  take(): SessionEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #cancel(executionId: string): void {
    const elementId = this.#entered.get(executionId);
    if (elementId === undefined) return;
    this.#entered.delete(executionId);
    this.#add('cancelled', elementId, executionId);
  }

  #add(event: SessionEvent['event'], elementId: string, executionId: string): void {
    const element = this.drawn(elementId);
    if (element)
      this.#events.push({ elementId: element.id, name: element.name, type: element.type, event, executionId });
  }
}
