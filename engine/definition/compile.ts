import { deserialize, map, TypeResolver } from 'moddle-context-serializer';
import type { ModdleElement } from '../lint/model.js';
import { BEHAVIOURS, bindBehaviour } from '../session/behaviours/index.js';
import type { ExecutionContext } from './context.js';
import { indexLookups } from './context.js';
import { Graph } from './graph.js';
import { planLazily } from './lazy-plan.js';
import type { Activity, Behaviour, Elements, Process } from './model.js';
import type { ParsedDiagram } from './parse.js';
import { parseDiagram } from './parse.js';
import { DiagramRefused } from './refusal.js';
import { readLoop } from './rewrite/child-groups.js';
import { REWRITES } from './rewrite/index.js';
import type { CompiledProcess, DrawnElement } from './summary.js';
import { drawnElements, messages, summarise } from './summary.js';

/** A diagram ready to run: immutable, shared by sessions, kept by content hash (definition/cache.ts). */
export interface CompiledDiagram {
  readonly processes: readonly CompiledProcess[];
  /** The elements as drawn, by id: names and types for history. Synthetic ones are not here. */
  readonly elements: ReadonlyMap<string, DrawnElement>;
  /** Message elements by id. */
  readonly messages: ReadonlyMap<string, { name: string; correlationKey: string | null }>;
  readonly context: ExecutionContext;
}

/** What is compiled in; the ablation tests leave one out at a time. */
export interface CompileParts {
  behaviours: typeof BEHAVIOURS;
  bind: typeof bindBehaviour;
  rewrites: typeof REWRITES;
}

export const COMPILE_PARTS: CompileParts = { behaviours: BEHAVIOURS, bind: bindBehaviour, rewrites: REWRITES };

/** @throws DiagramRefused when it cannot be read; whether it should be published is lint's question. */
export async function compile(xml: string): Promise<CompiledDiagram> {
  return compileParsed(await parseDiagram(xml));
}

export function compileParsed(parsed: ParsedDiagram, parts: CompileParts = COMPILE_PARTS): CompiledDiagram {
  const elements = mapElements(parsed);
  refuseUnknown(elements);
  markStarts(elements);
  const drawn = drawnElements(elements);
  const processes = summarise(elements, parsed);
  for (const rewrite of parts.rewrites) rewrite(elements, (id, attribute) => codeOf(parsed, id, attribute));
  refuseCollisions(elements);
  return { processes, elements: drawn, messages: messages(parsed), context: buildContext(elements, parts) };
}

/** Of the rest (item definitions, interfaces, global tasks) nothing has effect on execution, and the library chokes on it. */
const ROOTS = new Set([
  'bpmn:Process',
  'bpmn:Collaboration',
  'bpmn:Message',
  'bpmn:Signal',
  'bpmn:Error',
  'bpmn:Escalation',
]);

function mapElements({ rootElement, ...parsed }: ParsedDiagram): Elements {
  const rootElements = (rootElement.rootElements as ModdleElement[] | undefined)?.filter((root) =>
    ROOTS.has(root.$type),
  );
  const readElement = (behaviour: Behaviour) => {
    // Data flows through variables and mappings, not through the library's copies of data objects.
    behaviour.ioSpecification = undefined;
    behaviour.properties = undefined;
    readLoop(behaviour);
    return {};
  };
  // The library's declarations describe neither moddle's result nor its own.
  const mapped = map({ ...parsed, rootElement: { ...rootElement, rootElements } } as never, readElement as never);
  return { ...(mapped as unknown as Elements), compensable: new Map() };
}

function markStarts(elements: Elements): void {
  for (const activity of elements.activities) {
    const starts = activity.type === 'bpmn:StartEvent' || activity.behaviour.instantiate === true;
    if (starts && activity.parent.type === 'bpmn:Process')
      activity.behaviour.compiled = { ...activity.behaviour.compiled, startsProcess: true };
  }
}

function codeOf(parsed: ParsedDiagram, id: string, attribute: string): string {
  const code = parsed.elementsById[id]?.[attribute];
  return typeof code === 'string' ? code : id;
}

/** A drawn id that looks like one of ours would silently take its place. */
function refuseCollisions(elements: Elements): void {
  const seen = new Set<string>();
  for (const { id } of [...elements.activities, ...elements.sequenceFlows]) {
    if (seen.has(id)) throw refusal('duplicate-id', 'duplicate-id', id, { id });
    seen.add(id);
  }
}

const UNKNOWN: Record<string, string> = {
  'bpmn:ComplexGateway': 'complex-gateway',
  'bpmn:AdHocSubProcess': 'ad-hoc',
  'bpmn:CallChoreography': 'choreography',
};

/** Named as lint names them; compiling comes before lint when a draft is tried. */
function refuseUnknown({ activities }: Elements): void {
  for (const { id, type, name } of activities) {
    const variant = UNKNOWN[type];
    if (variant) throw refusal('not-executed', `not-executed.${variant}`, id, { name: name ?? id });
  }
}

const refusal = (rule: string, message: string, elementId: string, values: Record<string, string>) =>
  new DiagramRefused([{ rule, elementId, severity: 'error', messageKey: `engine.lint.${message}`, values }]);

function buildContext(elements: Elements, { behaviours, bind }: CompileParts): ExecutionContext {
  const resolve = TypeResolver(behaviours);
  const resolveOurs = (element: Activity | Process) => {
    // Not ours to run: `implementation` names a web service or an expression.
    if (element.behaviour) element.behaviour.implementation = undefined;
    resolve(element);
    if (element.behaviour) bind(element);
  };
  const context = deserialize(elements, resolveOurs) as unknown as ExecutionContext;
  context.elements = elements;
  indexLookups(context);
  context.graph = new Graph(elements);
  context.lazyPlan = planLazily(elements);
  context.hasInclusiveJoin = elements.activities.some(
    (activity) => activity.type === 'bpmn:InclusiveGateway' && context.getInboundSequenceFlows(activity.id).length > 1,
  );
  context.hasConditions = elements.activities.some((activity) =>
    activity.behaviour.eventDefinitions?.some((event) => event.type === 'bpmn:ConditionalEventDefinition'),
  );
  return context;
}
