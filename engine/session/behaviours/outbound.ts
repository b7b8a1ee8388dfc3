import type { ActivityInstance, FlowInstance, Message } from '../library.js';
import { library } from '../library.js';

interface FlowAction {
  id: string;
  action: 'take' | 'discard';
  targetId: string;
  isDefault?: boolean;
  message?: unknown;
}

/** The library's own, as they were before behaviours/index.ts replaced them. */
export const mergeFlowsToOneTarget = library.Activity.prototype._doRunOutbound;
export const countEveryFlowAsCondition = library.Activity.prototype.evaluateOutbound;

/**
 * Flows are taken or not: the library's discards, which run ahead of tokens through branches not taken, make joins fire
 * early in a loop. Two flows to one target are two tokens, which the stock method merges into one.
 */
export function takeEveryFlow(this: ActivityInstance, flows: { action: string }[], content: object): unknown {
  for (const flow of flows) if (flow.action === 'take') this._publishRunOutbound(flow, content);
  return flows;
}

/**
 * BPMN 2.0, 13.3: the default flow is taken when none of the conditional ones is; a flow without a condition leaving an
 * activity is taken besides. The stock method counts that one as a condition met.
 * @param takeOne as an exclusive gateway does: the first that holds, in the order drawn.
 */
export function evaluateOutbound(
  this: ActivityInstance,
  from: Message,
  takeOne: boolean | undefined,
  callback: (error: unknown, flows?: FlowAction[]) => void,
): void {
  const taken = new Set<FlowInstance>();
  const others = this.outbound.filter((flow) => !flow.isDefault);
  let conditionMet = false;
  for (const flow of others) {
    const holds = evaluate(flow, from);
    if ('error' in holds) {
      callback(holds.error);
      return;
    }
    if (!holds.taken) continue;
    taken.add(flow);
    conditionMet ||= takeOne === true || flow.behaviour.conditionExpression !== undefined;
    if (takeOne) break;
  }
  const fallback = this.outbound.find((flow) => flow.isDefault);
  if (fallback && !conditionMet) taken.add(fallback);
  if (taken.size === 0 && this.outbound.length > 0) {
    callback(new Error(`no condition behind <${this.id}> holds, and it has no default flow`));
    return;
  }
  const { message } = from.content;
  callback(
    null,
    [...others, ...(fallback ? [fallback] : [])].map((flow) => ({
      id: flow.id,
      action: taken.has(flow) ? 'take' : 'discard',
      targetId: flow.targetId,
      ...(flow.isDefault && { isDefault: true }),
      ...(message !== undefined && { message }),
    })),
  );
}

/** Conditions are evaluated on the spot (see TokenFlow); the callback is the library's way. */
function evaluate(flow: FlowInstance, from: Message): { taken: boolean } | { error: unknown } {
  let outcome: { taken: boolean } | { error: unknown } = { taken: false };
  flow.evaluate(from, (error, taken) => {
    outcome = error ? { error } : { taken: taken === true };
  });
  return outcome;
}
