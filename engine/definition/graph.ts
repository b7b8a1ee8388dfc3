import type { Elements } from './model.js';

/**
 * The static graph of sequence flows, boundary events and links, for the inclusive join: which inbound flows of a join
 * a token on an element can still reach.
 */
export class Graph {
  readonly #next = new Map<string, { target: string; flow: string | null }[]>();
  readonly #memo = new Map<string, ReadonlySet<string>>();

  constructor(elements: Elements) {
    for (const flow of elements.sequenceFlows) this.#connect(flow.sourceId, flow.targetId, flow.id);
    for (const activity of elements.activities) {
      if (activity.behaviour.attachedTo) this.#connect(activity.behaviour.attachedTo.id, activity.id, null);
      if (activity.type !== 'bpmn:IntermediateThrowEvent') continue;
      const link = activity.behaviour.eventDefinitions?.find((event) => event.type === 'bpmn:LinkEventDefinition');
      if (!link) continue;
      for (const target of elements.activities)
        if (
          target.type === 'bpmn:IntermediateCatchEvent' &&
          target.parent.id === activity.parent.id &&
          target.behaviour.eventDefinitions?.some((event) => event.behaviour.name === link.behaviour.name)
        )
          this.#connect(activity.id, target.id, null);
    }
  }

  /** Inbound flows of `join` that a token ON `from` can reach without passing through the join. */
  reach(from: string, join: string): ReadonlySet<string> {
    const key = `${from} ${join}`;
    const known = this.#memo.get(key);
    if (known) return known;
    const seen = new Set<string>();
    const hit = new Set<string>();
    const todo = [from];
    for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      for (const { target, flow } of this.#next.get(at) ?? []) {
        if (target !== join) todo.push(target);
        else if (flow) hit.add(flow);
      }
    }
    this.#memo.set(key, hit);
    return hit;
  }

  #connect(from: string, target: string, flow: string | null): void {
    const list = this.#next.get(from) ?? [];
    list.push({ target, flow });
    this.#next.set(from, list);
  }
}
