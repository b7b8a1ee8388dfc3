import { unknownNames } from '../../../platform/feel/index.js';
import { type Diagram, eventKinds, extension, type Node, type Scope, text } from '../diagram.js';
import { expressionsOf, messagesOf } from '../expressions.js';
import type { Knowledge } from '../knowledge.js';
import type { ModdleElement } from '../model.js';
import { drawnNames, localNames, nodesWithin } from '../names.js';
import type { Problem, Rule } from '../rule.js';
import { callsService, serviceName } from './unbound-service.js';

/**
 * A name or function nobody gives is a fault when the expression runs (guarantee 7), at the first letter that comes by.
 * Known are keys of the process's forms, targets of mappings, results of scripts, decisions and services, what callers
 * and called ones share, and the process's property `variables`.
 */
export const unknownName: Rule = {
  name: 'unknown-name',
  clause: 'guarantee 7: a FEEL name that does not exist is an error',
  severity: 'error',
  *check(diagram, knowledge) {
    if (!knowledge.names) return;
    const everywhere = new Set<string>();
    for (const process of diagram.processes) {
      const known = namesIn(process, knowledge);
      for (const name of known) everywhere.add(name);
      yield* inProcess(process, diagram, known, knowledge);
    }
    for (const message of messagesOf(diagram.root)) yield* judge(message, everywhere, () => true);
  },
};

function namesIn(process: Scope, { names, services }: Knowledge): Set<string> {
  if (!names) return new Set();
  const { own } = drawnNames(process, names, services);
  return new Set([...names.functions, ...(names.processes[process.id] ?? []), ...own]);
}

function* inProcess(process: Scope, diagram: Diagram, known: Set<string>, knowledge: Knowledge): Iterable<Problem> {
  const nodes = new Set(nodesWithin(process));
  for (const node of nodes) {
    const result = resultNames(node, knowledge);
    const here = new Set([...known, ...localNames(node), ...(result ?? [])]);
    // What a message brings is nobody's declaration: only what is mapped from it can be known.
    yield* judge(node.element, here, (holder) => result !== null || holder.$type !== 'zeebe:Output');
  }
  for (const flow of diagram.flows)
    if (nodes.has(flow.source)) {
      const around = flow.source.scope.node ? localNames(flow.source.scope.node) : [];
      yield* judge(flow.element, new Set([...known, ...around]), () => true);
    }
}

function* judge(
  element: ModdleElement,
  known: ReadonlySet<string>,
  applies: (holder: ModdleElement) => boolean,
): Iterable<Problem> {
  for (const { expression, holder } of expressionsOf(element))
    if (applies(holder))
      for (const unknown of unknownNames(expression, known)) yield { element, values: { expression, unknown } };
}

/** What an element answers with, as its output mapping reads it; null when nothing says what that is. */
function resultNames(node: Node, { names, services }: Knowledge): readonly string[] | null {
  const kinds = eventKinds(node);
  if (callsService(node)) return services.find((service) => service.name === serviceName(node))?.results ?? null;
  if (node.type === 'ReceiveTask' || kinds.includes('Message') || kinds.includes('Signal')) return null;
  const called = extension(node.element, 'CalledElement');
  if (called) return names?.processes[text(called, 'processId') ?? ''] ?? null;
  return [];
}
