import type { Elements } from './model.js';

/** Which activities a session builds when, so that a command on a large diagram builds the few it touches. */
export interface LazyPlan {
  /** Activity -> those that must exist whenever it does. */
  together: ReadonlyMap<string, ReadonlySet<string>>;
  /** Scopes whose activities are all built at once. */
  eager: ReadonlySet<string>;
  /** Scope -> what starts in it. */
  starts: ReadonlyMap<string, readonly string[]>;
}

/** The engine finds these by looking through all activities of the scope. */
const NEEDS_ALL = new Set(['bpmn:LinkEventDefinition', 'bpmn:CompensateEventDefinition', 'bpmn:CancelEventDefinition']);

export function planLazily(elements: Elements): LazyPlan {
  const together = new Map<string, Set<string>>();
  const eager = new Set<string>();
  const starts = new Map<string, string[]>();
  const hasInbound = new Set(elements.sequenceFlows.map((flow) => flow.targetId));
  const pair = (one: string, other: string) => {
    add(together, one).add(other);
    add(together, other).add(one);
  };
  for (const activity of elements.activities) {
    const { attachedTo, isForCompensation, eventDefinitions } = activity.behaviour;
    if (attachedTo) pair(attachedTo.id, activity.id);
    else if (!hasInbound.has(activity.id))
      starts.set(activity.parent.id, [...(starts.get(activity.parent.id) ?? []), activity.id]);
    if (activity.type === 'bpmn:EventBasedGateway')
      for (const flow of elements.sequenceFlows) if (flow.sourceId === activity.id) pair(activity.id, flow.targetId);
    if (isForCompensation || eventDefinitions?.some((event) => NEEDS_ALL.has(event.type)))
      eager.add(activity.parent.id);
  }
  return { together, eager, starts };
}

function add(map: Map<string, Set<string>>, key: string): Set<string> {
  const known = map.get(key);
  if (known) return known;
  const made = new Set<string>();
  map.set(key, made);
  return made;
}
