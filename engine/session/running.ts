import type { ExecutionContext } from '../definition/context.js';
import type { ExpressionSite } from './host.js';
import type { ScopeExecution } from './library.js';
import type { Wait } from './waits.js';

/** Facts beside the engine's state that a session saves with it. */
export interface Memory {
  /** Rounds of standard loops. */
  counters: Record<string, number>;
  /** Completed activities that can be compensated, in order. */
  completed: CompletedActivity[];
}

export interface CompletedActivity {
  id: string;
  /** Execution id of the scope it completed in. */
  scope: string;
  handler: string;
  /** Key of the throw whose handler is at work. */
  thrower?: string;
}

/** What the rules of settling see of a session. */
export interface Running {
  readonly context: ExecutionContext;
  readonly waits: ReadonlyMap<string, Wait>;
  readonly memory: Memory;
  evaluate(expression: string, site: ExpressionSite): unknown;
  siteOf(wait: Wait): ExpressionSite;
  /** Ends a wait without a result. */
  release(wait: Wait): void;
  /** Runs a step of the engine; its errors are sorted into defect and business outcome. */
  act(step: () => void): void;
  scopes(): ScopeExecution[];
}

/** A rule that may move a session at rest. @returns whether it did. */
export type SettlingRule = (session: Running) => boolean;
