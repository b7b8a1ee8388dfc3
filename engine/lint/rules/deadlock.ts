import type { Node } from '../diagram.js';
import type { Rule } from '../rule.js';

/** Of an exclusive gateway one branch is taken; a parallel join behind it waits for the other for ever. */
export const deadlock: Rule = {
  name: 'deadlock',
  clause: 'BPMN 2.0, 13.4.1: a parallel join needs a token on every incoming flow',
  severity: 'error',
  *check(diagram) {
    for (const node of diagram.nodes) {
      if (node.type !== 'ParallelGateway' || node.incoming.length < 2) continue;
      const origins = node.incoming.map((flow) => choiceBefore(flow.source));
      if (origins.some((origin, index) => origin && origins.indexOf(origin) !== index)) yield { element: node.element };
    }
  },
};

/** Back along the only way here, to the exclusive choice that led to it. */
function choiceBefore(from: Node): Node | null {
  const seen = new Set<Node>();
  for (let node = from; !seen.has(node); ) {
    seen.add(node);
    if (node.outgoing.length > 1)
      return node.type === 'ExclusiveGateway' || node.type === 'EventBasedGateway' ? node : null;
    const [only] = node.incoming;
    if (node.incoming.length !== 1 || !only) return null;
    node = only.source;
  }
  return null;
}
