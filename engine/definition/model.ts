/**
 * A diagram as `moddle-context-serializer` maps it and as the rewrites and the session read it: flat lists of elements
 * that point to their scope by id. Typed here because the library's own types say `any`.
 */

export interface ElementRef {
  id: string;
  type: string;
}

/** A `zeebe:` extension element; which attributes it has depends on `$type`. */
export interface Extension {
  $type: string;
  [attribute: string]: unknown;
}

export interface EventDefinition {
  type: string;
  behaviour: {
    errorRef?: { id: string };
    escalationRef?: { id: string };
    messageRef?: { id: string; name?: string };
    signalRef?: { id: string; name?: string };
    activityRef?: { id: string };
    name?: string;
    timeDuration?: string;
    timeDate?: string;
    timeCycle?: string;
    script?: { body?: string };
    expression?: string;
  };
}

export interface LoopCharacteristics {
  type: string;
  behaviour: {
    extensionElements?: { values?: Extension[] };
    isSequential?: boolean;
    completionCondition?: string;
    loopCondition?: string;
    loopMaximum?: string | number;
    testBefore?: boolean;
    collection?: string;
    elementVariable?: string;
    outputCollection?: string;
    outputElement?: string;
  };
}

/** What the compiler writes into an element for the session. */
export interface Compiled {
  /** An instance can begin here: a start event of the process, or an instantiating gateway. */
  startsProcess?: boolean;
  /** Multi-instance call activity: one wait state, its members live outside. */
  childGroup?: {
    collection: string;
    elementVariable: string;
    sequential: boolean;
    completionCondition: string | null;
    outputCollection: string | null;
    outputElement: string | null;
  };
  /** Name of the counter that a standard loop counts in. */
  loopCounter?: string;
  /** Standard loop: the loop is entered here and its counter begins at nought. */
  resetsCounter?: string;
  /** A compensation throw: of one activity, or of all when null. */
  compensates?: { activityRef: string | null };
  /** The element of the drawing that a synthetic one stands for; null when nobody should see it. */
  origin?: string | null;
}

export interface Behaviour {
  $type: string;
  id?: string;
  name?: string;
  isExecutable?: boolean;
  extensionElements?: { values?: Extension[] };
  eventDefinitions?: EventDefinition[];
  loopCharacteristics?: LoopCharacteristics;
  attachedTo?: ElementRef;
  cancelActivity?: boolean;
  isInterrupting?: boolean;
  isForCompensation?: boolean;
  triggeredByEvent?: boolean;
  parallelMultiple?: boolean;
  instantiate?: boolean;
  messageRef?: { id: string; name?: string };
  errorCode?: string;
  escalationCode?: string;
  conditionExpression?: { body?: string; language?: string };
  implementation?: unknown;
  ioSpecification?: unknown;
  properties?: unknown;
  Service?: unknown;
  compiled?: Compiled;
}

export interface Activity extends ElementRef {
  name?: string;
  parent: ElementRef;
  behaviour: Behaviour;
  /** Set by the type resolver, called with `new`. */
  Behaviour?: unknown;
}

export interface Flow extends ElementRef {
  name?: string;
  parent: ElementRef;
  sourceId: string;
  targetId: string;
  isDefault?: boolean;
  behaviour: Pick<Behaviour, 'conditionExpression'>;
}

export interface Process extends ElementRef {
  name?: string;
  behaviour: Behaviour;
}

/** The mapped diagram; the rewrites change it in place. */
export interface Elements {
  activities: Activity[];
  sequenceFlows: Flow[];
  associations: Flow[];
  processes: Process[];
  dataObjects: { parent?: ElementRef }[];
  dataStores: { parent?: ElementRef }[];
  messageFlows: unknown[];
  /** Activity id -> its compensation handler's id. */
  compensable: Map<string, string>;
}

/** @returns the extension element of that type, `zeebe:TaskDefinition`. */
export function extension(
  behaviour: { extensionElements?: { values?: Extension[] } } | undefined,
  type: string,
): Extension | undefined {
  return behaviour?.extensionElements?.values?.find((value) => value.$type === type);
}

export const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
