import type { Values } from '../contract.js';
import type { ActivityInstance, Content, Environment, Message } from './library.js';

/** What the behaviours ask of the session they run in. */
export interface Host {
  readonly now: Date;
  /** Open timers by execution id. */
  readonly timers: Map<string, ArmedTimer>;
  /** Execution ids of thrown errors and escalations that a boundary has taken. */
  readonly caught: Set<string>;
  /** @returns whether this start event (or instantiating gateway) is the one the instance begins with. */
  beginsWith(elementId: string): boolean;
  /**
   * Remembers the first defect: the library's own catch would pass anything thrown below an activity to an error
   * boundary, as if it were a business outcome.
   */
  fault(error: unknown): Error;
  evaluate(expression: string, at: ExpressionSite): unknown;
  itemValues(content: Content): Values | undefined;
  callService(activity: ActivityInstance, message: Message, callback: ServiceCallback): void;
  dropService(executionId: string): void;
  /** Everything that happens to activities and sequence flows, `activity.enter`, `flow.take`. */
  onEvent(key: string, content: Content): void;
}

export type ServiceCallback = (error: unknown, result?: Values) => void;

/** Where an expression stands: names of the surrounding multi-instance loops come from here. */
export interface ExpressionSite {
  environment?: Environment;
  content?: Content;
  extra?: Values;
}

export interface ArmedTimer {
  executionId: string;
  elementId: string;
  dueAt: Date;
  repeat: number | null;
  fire: () => void;
}

const KEY = '$session';

export const hostServices = (host: Host): Record<string, unknown> => ({ [KEY]: host });

export const hostOf = (owner: { environment: Environment }): Host => owner.environment.services[KEY] as Host;
