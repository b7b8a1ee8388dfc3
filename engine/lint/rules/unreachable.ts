import type { Node } from '../diagram.js';
import { eventKinds, list } from '../diagram.js';
import type { Rule } from '../rule.js';

const linkName = (node: Node) => list(node.element, 'eventDefinitions')[0]?.name;

/** Where a token can go from here: flows, events attached to it, the other half of a link. */
export function successors(node: Node): Node[] {
  const next = [...node.outgoing.map((flow) => flow.target), ...node.boundaries];
  if (node.type === 'IntermediateThrowEvent' && eventKinds(node).includes('Link'))
    next.push(
      ...node.scope.nodes.filter(
        (other) =>
          other.type === 'IntermediateCatchEvent' &&
          eventKinds(other).includes('Link') &&
          linkName(other) === linkName(node),
      ),
    );
  return next;
}

/** Where tokens appear by themselves. */
export const begins = (node: Node): boolean =>
  node.type === 'StartEvent' ||
  node.element.instantiate === true ||
  node.element.triggeredByEvent === true ||
  node.element.isForCompensation === true;

const NOT_NODES = new Set(['TextAnnotation', 'Group', 'Association']);

export const unreachable: Rule = {
  name: 'unreachable',
  clause: 'BPMN 2.0, 13.2: without a start event everything without incoming flow starts; here nothing does',
  severity: 'error',
  *check(diagram) {
    const reached = new Set<Node>();
    const todo = diagram.nodes.filter(begins);
    for (let node = todo.pop(); node; node = todo.pop()) {
      if (reached.has(node)) continue;
      reached.add(node);
      todo.push(...successors(node));
    }
    for (const node of diagram.nodes)
      if (!reached.has(node) && !NOT_NODES.has(node.type)) yield { element: node.element };
  },
};
