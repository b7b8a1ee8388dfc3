import type { ModdleElement } from './model.js';

/** A flow node with what the rules ask of it. */
export interface Node {
  id: string;
  /** Without prefix, `UserTask`. */
  type: string;
  element: ModdleElement;
  scope: Scope;
  incoming: Flow[];
  outgoing: Flow[];
  /** Events attached to it. */
  boundaries: Node[];
  /** Of a boundary event. */
  host: Node | null;
  /** Of a sub-process. */
  inside: Scope | null;
}

export interface Flow {
  id: string;
  element: ModdleElement;
  source: Node;
  target: Node;
  condition: string | null;
  isDefault: boolean;
}

/** A process or sub-process. */
export interface Scope {
  id: string;
  element: ModdleElement;
  /** The node that is this sub-process; null for a process. */
  node: Node | null;
  nodes: Node[];
}

export interface Diagram {
  root: ModdleElement;
  processes: Scope[];
  scopes: Scope[];
  nodes: Node[];
  flows: Flow[];
  /** Sequence flows one of whose ends is missing. */
  looseFlows: ModdleElement[];
}

export const list = (element: ModdleElement | undefined, property: string): ModdleElement[] => {
  const value = element?.[property];
  return Array.isArray(value) ? value : [];
};

export const child = (element: ModdleElement | undefined, property: string): ModdleElement | undefined => {
  const value = element?.[property];
  return typeof value === 'object' && value !== null && '$type' in value ? (value as ModdleElement) : undefined;
};

export const text = (element: ModdleElement | undefined, property: string): string | null => {
  const value = element?.[property];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
};

export const extension = (element: ModdleElement, type: string): ModdleElement | undefined =>
  element.extensionElements?.values?.find((value) => value.$type === `zeebe:${type}`);

/** Event definitions without prefix and suffix: `Timer`, `Message`. */
export const eventKinds = (node: Node): string[] =>
  list(node.element, 'eventDefinitions').map((definition) =>
    definition.$type.replace(/^bpmn:/, '').replace(/EventDefinition$/, ''),
  );

/** As a person knows it: the name on the drawing, else the id. */
export const nameOf = (element: ModdleElement): string => text(element, 'name') ?? element.id ?? element.$type;

const withoutPrefix = (type: string) => type.replace(/^bpmn:/, '');

export function readDiagram(root: ModdleElement): Diagram {
  const diagram: Diagram = { root, processes: [], scopes: [], nodes: [], flows: [], looseFlows: [] };
  for (const element of list(root, 'rootElements'))
    if (element.$type === 'bpmn:Process') diagram.processes.push(readScope(element, null, diagram));
  const nodeOf = new Map(diagram.nodes.map((node) => [node.element, node]));
  for (const scope of diagram.scopes)
    for (const element of list(scope.element, 'flowElements'))
      if (element.$type === 'bpmn:SequenceFlow') connect(element, nodeOf, diagram);
  for (const node of diagram.nodes) {
    const host = child(node.element, 'attachedToRef');
    node.host = (host && nodeOf.get(host)) ?? null;
    node.host?.boundaries.push(node);
  }
  return diagram;
}

function readScope(element: ModdleElement, node: Node | null, diagram: Diagram): Scope {
  const scope: Scope = { id: element.id ?? '', element, node, nodes: [] };
  diagram.scopes.push(scope);
  for (const inner of list(element, 'flowElements')) {
    if (inner.$type === 'bpmn:SequenceFlow' || /Data(Object|Store)/.test(inner.$type)) continue;
    const made: Node = {
      id: inner.id ?? '',
      type: withoutPrefix(inner.$type),
      element: inner,
      scope,
      incoming: [],
      outgoing: [],
      boundaries: [],
      host: null,
      inside: null,
    };
    scope.nodes.push(made);
    diagram.nodes.push(made);
    if (list(inner, 'flowElements').length > 0 || /SubProcess|Transaction/.test(made.type))
      made.inside = readScope(inner, made, diagram);
  }
  return scope;
}

function connect(element: ModdleElement, nodeOf: Map<ModdleElement, Node>, diagram: Diagram): void {
  const from = child(element, 'sourceRef');
  const to = child(element, 'targetRef');
  const source = from && nodeOf.get(from);
  const target = to && nodeOf.get(to);
  if (!source || !target) {
    diagram.looseFlows.push(element);
    return;
  }
  const flow: Flow = {
    id: element.id ?? '',
    element,
    source,
    target,
    condition: text(child(element, 'conditionExpression'), 'body'),
    isDefault: child(source.element, 'default') === element,
  };
  source.outgoing.push(flow);
  target.incoming.push(flow);
  diagram.flows.push(flow);
}
