import { child, type Diagram, extension, list, type Node, type Scope, text } from './diagram.js';
import type { KnownNames, KnownService } from './knowledge.js';
import type { ModdleElement } from './model.js';
import { callsService, serviceName } from './rules/unbound-service.js';

/** What drawing a process gives names to, and what it shares with those it calls. */
export interface DrawnNames {
  own: Set<string>;
  calls: DrawnCall[];
}

interface DrawnCall {
  process: string;
  /** Input targets: variables of the called one. */
  given: string[];
  /** The called one sees every variable of this one; and the other way round at its end. */
  givesAll: boolean;
  takesAll: boolean;
}

/** Names that every expression of the process may read, but for those that flow in from others. */
export function drawnNames(process: Scope, names: KnownNames, services: readonly KnownService[]): DrawnNames {
  const own = new Set(declaredVariables(process.element));
  const calls: DrawnCall[] = [];
  const resultsOf = new Map(services.map((service) => [service.name, service.results ?? []]));
  const add = (more: readonly (string | null)[]) => {
    for (const name of more) if (name) own.add(name);
  };
  for (const node of nodesWithin(process)) {
    const { element } = node;
    const outputs = targets(element, 'outputParameters');
    add(outputs);
    add(names.forms[text(extension(element, 'FormDefinition'), 'formId') ?? ''] ?? []);
    add([text(extension(element, 'Script'), 'resultVariable')]);
    add([text(extension(element, 'CalledDecision'), 'resultVariable')]);
    add([text(loopOf(element), 'outputCollection')]);
    if (outputs.length === 0 && callsService(node)) add(resultsOf.get(serviceName(node) ?? '') ?? []);
    const called = extension(element, 'CalledElement');
    const key = text(called, 'processId');
    if (key)
      calls.push({
        process: key,
        given: [...targets(element, 'inputParameters'), ...loopNames(element)],
        givesAll: called?.propagateAllParentVariables !== false,
        takesAll: outputs.length === 0 && called?.propagateAllChildVariables !== false,
      });
  }
  return { own, calls };
}

/** Names of every process, with what flows between caller and called; a process may call itself. */
export function namesOfProcesses(
  diagrams: readonly Diagram[],
  names: KnownNames,
  services: readonly KnownService[],
): Map<string, Set<string>> {
  const drawn = new Map(
    diagrams.flatMap(({ processes }) =>
      processes.map((process) => [process.id, drawnNames(process, names, services)] as const),
    ),
  );
  const known = new Map([...drawn].map(([id, { own }]) => [id, own]));
  for (let grew = true; grew; ) {
    grew = false;
    const pour = (into: Set<string> | undefined, more: Iterable<string>) => {
      const before = into?.size;
      for (const name of more) into?.add(name);
      grew ||= into?.size !== before;
    };
    for (const [id, { calls }] of drawn)
      for (const { process, given, givesAll, takesAll } of calls) {
        pour(known.get(process), given);
        if (givesAll) pour(known.get(process), known.get(id) ?? []);
        if (takesAll) pour(known.get(id), known.get(process) ?? []);
      }
  }
  return known;
}

/** Names that exist at one element only: its inputs, its item, and those of the loops around it. */
export function localNames(node: Node): string[] {
  const around = node.scope.node ? localNames(node.scope.node) : [];
  return [...around, ...targets(node.element, 'inputParameters'), ...loopNames(node.element)];
}

const COUNTERS = [
  'numberOfInstances',
  'numberOfActiveInstances',
  'numberOfCompletedInstances',
  'numberOfTerminatedInstances',
  'loopCounter',
];

function loopNames(element: ModdleElement): string[] {
  if (!child(element, 'loopCharacteristics')) return [];
  const item = text(loopOf(element), 'inputElement');
  return [...COUNTERS, ...(item ? [item] : [])];
}

const loopOf = (element: ModdleElement): ModdleElement | undefined => {
  const loop = child(element, 'loopCharacteristics');
  return loop && extension(loop, 'LoopCharacteristics');
};

const targets = (element: ModdleElement, direction: string): string[] =>
  list(extension(element, 'IoMapping'), direction).flatMap((mapping) => text(mapping, 'target') ?? []);

/** The process's own word for what begins it with, or what a message brings: its property `variables`. */
function declaredVariables(element: ModdleElement): string[] {
  const property = list(extension(element, 'Properties'), 'properties').find((one) => one.name === 'variables');
  return (text(property, 'value') ?? '').split(/[\s,;]+/).filter(Boolean);
}

export function* nodesWithin(scope: Scope): Iterable<Node> {
  for (const node of scope.nodes) {
    yield node;
    if (node.inside) yield* nodesWithin(node.inside);
  }
}
