import type { Node, Scope } from '../diagram.js';
import type { KnownService } from '../knowledge.js';
import type { Rule } from '../rule.js';
import { serviceName } from './unbound-service.js';
import { begins, successors } from './unreachable.js';

type Facts = ReadonlySet<string>;

/**
 * A service that needs a fact (deliver needs `signed`) stands behind one that gives it on every path, so that a redrawn
 * flow cannot skip the law. Run time checks again.
 */
export const missingFacts: Rule = {
  name: 'missing-facts',
  clause: 'needs and gives of the services',
  severity: 'error',
  *check(diagram, knowledge) {
    const services = new Map(knowledge.services.map((service) => [service.name, service]));
    const serviceOf = (node: Node) => services.get(serviceName(node) ?? '');
    for (const process of diagram.processes) {
      const before = factsBefore(process, new Set(), serviceOf);
      for (const [node, facts] of before)
        for (const fact of serviceOf(node)?.needs ?? [])
          if (!facts.has(fact)) yield { element: node.element, values: { fact, service: serviceName(node) ?? '' } };
    }
  },
};

type ServiceOf = (node: Node) => KnownService | undefined;

/**
 * Facts that hold before each node whatever way was taken: at a merge those common to all ways, at a parallel join those
 * of any. What each predecessor brings is kept apart and combined anew until nothing changes; a way not yet walked
 * takes nothing away. Nodes that nothing reaches are left out.
 */
function factsBefore(scope: Scope, given: Facts, serviceOf: ServiceOf): Map<Node, Facts> {
  const before = new Map<Node, Facts>();
  const brought = new Map<Node, Map<Node, Facts>>();
  const inner = new Map<Node, Map<Node, Facts>>();
  const todo = scope.nodes.filter(begins);
  for (const node of todo) before.set(node, given);
  for (let node = todo.shift(); node; node = todo.shift()) {
    const facts = before.get(node) ?? given;
    const after = factsAfter(node, facts, serviceOf, inner);
    for (const next of successors(node)) {
      if (next.scope !== scope) continue;
      const ways = brought.get(next) ?? new Map<Node, Facts>();
      brought.set(next, ways);
      // A boundary event may fire before its host did anything.
      ways.set(node, next.host === node ? facts : after);
      const combined = combine(next, [...ways.values()]);
      if (sameFacts(before.get(next), combined)) continue;
      before.set(next, combined);
      todo.push(next);
    }
  }
  for (const nodes of inner.values()) for (const [node, facts] of nodes) before.set(node, facts);
  return before;
}

function combine(node: Node, ways: Facts[]): Facts {
  if (node.type === 'ParallelGateway') return new Set(ways.flatMap((facts) => [...facts]));
  const [first = new Set<string>(), ...others] = ways;
  return new Set([...first].filter((fact) => others.every((facts) => facts.has(fact))));
}

const sameFacts = (one: Facts | undefined, other: Facts) =>
  one !== undefined && one.size === other.size && [...one].every((fact) => other.has(fact));

function factsAfter(node: Node, facts: Facts, serviceOf: ServiceOf, inner: Map<Node, Map<Node, Facts>>): Facts {
  if (!node.inside) return new Set([...facts, ...(serviceOf(node)?.gives ?? [])]);
  const inside = factsBefore(node.inside, facts, serviceOf);
  inner.set(node, inside);
  const ends = [...inside].filter(([end]) => end.scope === node.inside && end.outgoing.length === 0);
  const last = ends.map(([end, held]) => new Set([...held, ...(serviceOf(end)?.gives ?? [])]));
  return last.length > 0 ? combine(node, last) : facts;
}
