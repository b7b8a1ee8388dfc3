import type { Values } from '../contract.js';

/**
 * The session room: one bpmn-elements Definition alive inside one unit. It knows no SQL; the try-run of a draft and
 * the commands use the same class. Synchronous inside, except `settle`, which awaits inUnit services.
 */

/** Office functions and other names every expression of the unit may use: head(), superior(p), workdays(from, n), now(). */
export type ExpressionScope = Record<string, unknown>;

/**
 * How a session asks for an inUnit service. `BpmnError` is an outcome, anything else a defect. A decision
 * (`dmn:<decisionId>`) gives what its table gives: the session stores it under the task's result variable.
 */
export type RunService = (request: ServiceRequest) => Promise<Values | Values[] | null | undefined>;

export interface ServiceRequest {
  /** zeebe:taskDefinition type. */
  type: string;
  elementId: string;
  elementName: string;
  executionId: string;
  input: Values;
  variables: Values;
}

/** Static knowledge of a service by name; undefined = not bound. Business rule tasks arrive as `dmn:<decisionId>`. */
export type ServiceKind = (type: string) => 'inUnit' | 'job' | undefined;

export interface SessionOptions {
  variables: Values;
  scope: ExpressionScope;
  serviceKind: ServiceKind;
  runService: RunService;
  /** The unit's time: timers count from it, never from the system's clock. */
  now: Date;
  /** Form keys and other declared names: null until somebody answers them (a name nobody declared is a fault). */
  declared?: readonly string[];
  /** Element id of the start event; the only none start when absent. */
  startId?: string;
  /** Sequence flows that may be taken in one command (default 2,000; 300 per synchronous run). */
  stepLimit?: number;
}

export interface OpenTask {
  executionId: string;
  elementId: string;
  name: string;
  formKey: string | null;
  /** Evaluated zeebe:assignmentDefinition: `position:<id|code>`, `person:<id>`, or null. */
  assignee: string | null;
  candidateGroups: string[];
  dueAt: Date | null;
  followUpAt: Date | null;
  /** zeebe:properties of the task, name -> value, FEEL evaluated (`expectation`, `opposes`, `reminders`, `urgency`...). */
  properties: Record<string, unknown>;
  /** Evaluated input mapping and multi-instance locals: what the form sees beside the instance's variables. */
  inputs: Values;
}

export interface OpenTimer {
  executionId: string;
  elementId: string;
  dueAt: Date;
  /** Remaining repetitions; null when once, -1 unbounded. */
  repeat: number | null;
}

export interface OpenSubscription {
  /** executionId, plus the event's id where one event waits for several. */
  key: string;
  elementId: string;
  kind: 'message' | 'signal';
  name: string;
  correlationKey: string | null;
}

export interface OpenJob {
  executionId: string;
  elementId: string;
  type: string;
  input: Values;
  /** First seen in this unit: a new job row is due. */
  isNew: boolean;
}

/** A call activity or a child group (multi-instance call activity); the engine sees one wait state. */
export interface OpenCall {
  executionId: string;
  elementId: string;
  name: string;
  processKey: string;
  group: ChildGroupPlan | null;
  /** Variables for the child (call), absent for a group. */
  input: Values;
}

export interface ChildGroupPlan {
  items: unknown[];
  elementVariable: string;
  sequential: boolean;
  /** FEEL over numberOfInstances, numberOfActiveInstances, numberOfCompletedInstances, numberOfTerminatedInstances and variables. */
  completionCondition: string | null;
  outputCollection: string | null;
  outputElement: string | null;
}

export interface OpenWork {
  tasks: OpenTask[];
  timers: OpenTimer[];
  subscriptions: OpenSubscription[];
  jobs: OpenJob[];
  calls: OpenCall[];
}

/** In the order they happened in this unit; becomes history rows. */
export interface SessionEvent {
  elementId: string;
  name: string | null;
  /** BPMN type without prefix, `UserTask`. */
  type: string;
  event: 'entered' | 'left' | 'cancelled';
  executionId: string;
}

export type Outcome =
  | { state: 'running' }
  | { state: 'completed' }
  /** An error nobody inside catches: the parent's boundary event, or an incident. */
  | { state: 'failed'; code: string; message: string };

export interface Session {
  /** Fresh: start at the start event. */
  start(): void;
  /** Complete a task, deliver a message or signal to an open wait (by execution id or subscription key), end a call. */
  signal(key: string, result?: Values): void;
  /** A business error at an open call: its boundary catches it, or the instance fails. */
  throwError(key: string, code: string, message: string): void;
  fireTimer(executionId: string): void;
  finishJob(executionId: string, result: Values): void;
  failJob(executionId: string, code: string, message: string): void;
  /** Runs inUnit services, conditions, inclusive joins and compensation until nothing moves. @throws the first defect. */
  settle(): Promise<void>;
  open(): OpenWork;
  /** Child variables of one item of a group, also of a member added later. */
  memberInput(executionId: string, item: unknown, index: number): Values;
  /** Evaluates an expression of the group with its counters, e.g. the completion condition or an output element. */
  evaluateAt(executionId: string, expression: string, extra: Values): unknown;
  /** What happened since the last call. */
  takeEvents(): SessionEvent[];
  outcome(): Outcome;
  readonly variables: Values;
  /** gzip of the engine's state without variables. */
  snapshot(): Buffer;
}
