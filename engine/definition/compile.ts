import { deserialize, map, TypeResolver } from 'moddle-context-serializer';
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
  markStarts(elements);
  const drawn = drawnElements(elements);
  const processes = summarise(elements, parsed);
  for (const rewrite of parts.rewrites) rewrite(elements, (id, attribute) => codeOf(parsed, id, attribute));
  refuseCollisions(elements);
  return { processes, elements: drawn, messages: messages(parsed), context: buildContext(elements, parts) };
}

function mapElements(parsed: ParsedDiagram): Elements {
  const readElement = (behaviour: Behaviour) => {
    readLoop(behaviour);
    return {};
  };
  try {
    // The library's declarations describe neither moddle's result nor its own.
    const elements = map(parsed as never, readElement as never) as unknown as Elements;
    return { ...elements, compensable: new Map() };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new DiagramRefused([
      {
        rule: 'unreadable',
        elementId: null,
        severity: 'error',
        messageKey: 'engine.lint.unreadable',
        values: { detail },
      },
    ]);
  }
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
    if (seen.has(id))
      throw new DiagramRefused([
        {
          rule: 'duplicate-id',
          elementId: id,
          severity: 'error',
          messageKey: 'engine.lint.duplicate-id',
          values: { id },
        },
      ]);
    seen.add(id);
  }
}

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
