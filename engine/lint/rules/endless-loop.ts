import type { Node } from '../diagram.js';
import type { Knowledge } from '../knowledge.js';
import type { Rule } from '../rule.js';
import { callsService, serviceName } from './unbound-service.js';
import { successors } from './unreachable.js';

const PASSED_AT_ONCE = new Set([
  'ExclusiveGateway',
  'InclusiveGateway',
  'ParallelGateway',
  'ScriptTask',
  'Task',
  'IntermediateThrowEvent',
]);

/** A way round on which nobody is waited for is stopped by the step limit, as an incident. */
export const endlessLoop: Rule = {
  name: 'endless-loop',
  clause: 'a command may take 300 flows in one go',
  severity: 'error',
  *check(diagram, knowledge) {
    const passes = passesAtOnce(knowledge);
    const reported = new Set<Node>();
    for (const node of diagram.nodes) {
      if (!passes(node) || reported.has(node)) continue;
      const round = wayRound(node, passes);
      if (!round) continue;
      for (const member of round) reported.add(member);
      // Around a service the loop may well be meant: it ends when the service says so.
      const severity = round.some(callsService) ? 'warning' : 'error';
      yield { element: node.element, severity };
    }
  },
};

function passesAtOnce(knowledge: Knowledge): (node: Node) => boolean {
  const inUnit = new Set(
    knowledge.services.filter((service) => service.kind === 'inUnit').map((service) => service.name),
  );
  return (node) => (callsService(node) ? inUnit.has(serviceName(node) ?? '') : PASSED_AT_ONCE.has(node.type));
}

/** @returns the nodes of a way from here back to here, or null. */
function wayRound(from: Node, passes: (node: Node) => boolean): Node[] | null {
  const cameFrom = new Map<Node, Node>();
  const todo = [from];
  for (let node = todo.pop(); node; node = todo.pop()) {
    for (const next of successors(node)) {
      if (next === from) {
        const way = [node];
        for (let at: Node | undefined = node; at && at !== from; at = cameFrom.get(at)) way.push(at);
        return [...way, from];
      }
      if (!passes(next) || cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      todo.push(next);
    }
  }
  return null;
}
