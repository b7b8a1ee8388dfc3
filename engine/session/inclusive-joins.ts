import type { Graph } from '../definition/graph.js';
import type { Join } from './behaviours/join.js';
import { isOrJoin } from './behaviours/join.js';
import type { ScopeExecution } from './library.js';
import { ELEMENTS } from './library.js';
import type { Running } from './running.js';

/**
 * BPMN 2.0, 13.4.3: an inclusive join fires when no token of its scope can still reach an empty inbound flow, unless
 * that token can also reach a filled one. Asked only when nothing else moves.
 */
export function fireInclusiveJoin(session: Running): boolean {
  if (!session.context.hasInclusiveJoin) return false;
  for (const scope of session.scopes()) {
    for (const activity of scope.getActivities()) {
      if (!isOrJoin(activity) || activity.status) continue;
      if (!isReady(activity, tokensOf(scope), session.context.graph)) continue;
      session.act(() => activity.fire());
      return true;
    }
  }
  return false;
}

/** Ids of the elements on which tokens stand; a token on a flow counts at its target. */
function tokensOf(scope: ScopeExecution): string[] {
  const tokens: string[] = [];
  for (const { content } of scope[ELEMENTS].postponed) {
    if (content.isSequenceFlow) tokens.push(content.targetId ?? '');
    else if (!content.attachedTo) tokens.push(content.id);
  }
  return tokens;
}

function isReady(join: Join, tokens: string[], graph: Graph): boolean {
  const waiting = join.waitingFlows();
  if (waiting.size === 0) return false;
  return tokens.every((at) => {
    if (at === join.id) return true;
    const reachable = graph.reach(at, join.id);
    return reachable.size === 0 || [...reachable].some((flow) => waiting.has(flow));
  });
}
