import * as Elements from 'bpmn-elements';
import type { Activity as ActivityDefinition, Behaviour, Flow as FlowDefinition } from '../definition/model.js';

/**
 * The parts of bpmn-elements 17.3.0 that the session uses, private ones included, typed in one place. The library is
 * pinned exactly; whoever raises it reads this file and runs the ablation tests.
 */

export interface Parent {
  id: string;
  type: string;
  executionId?: string;
  path?: Parent[];
}

/** Content of a broker message about an activity. */
export interface Content {
  id: string;
  type: string;
  executionId: string;
  parent?: Parent;
  index?: number;
  isMultiInstance?: boolean;
  isRecovered?: boolean;
  isSequenceFlow?: boolean;
  targetId?: string;
  attachedTo?: string;
  message?: { id?: string; name?: string; code?: string };
  signal?: { id?: string; name?: string };
  source?: { id: string };
  condition?: string;
  expect?: unknown;
  escalation?: unknown;
  error?: unknown;
  inbound?: { id: string; repeat?: number }[];
  [key: string]: unknown;
}

export interface Message {
  fields: { routingKey: string; redelivered?: boolean };
  content: Content;
  properties: Record<string, unknown>;
  ack(): void;
  nack(all: boolean, requeue: boolean): void;
}

export interface Queue {
  messages: Message[];
  get(): Message | undefined;
}

export interface Broker {
  publish(exchange: string, key: string, content: object, options?: object): void;
  subscribeTmp(
    exchange: string,
    pattern: string,
    onMessage: (key: string, message: Message) => void,
    options: object,
  ): void;
  getQueue(name: string): Queue;
}

export interface Environment {
  services: Record<string, unknown>;
  settings: Record<string, unknown>;
  clone(options?: object): Environment;
  resolveExpression(expression: string, message: unknown): unknown;
}

export interface FlowInstance {
  id: string;
  sourceId: string;
  targetId: string;
  isDefault?: boolean;
  behaviour: FlowDefinition['behaviour'];
  environment: Environment;
  broker: Broker;
  take(content: object): boolean;
  discard(content?: object): void;
  evaluate(message: Message, callback: (error: unknown, taken?: boolean) => void): void;
}

export interface ActivityInstance {
  id: string;
  type: string;
  name?: string;
  status?: string;
  executionId?: string;
  behaviour: Behaviour;
  broker: Broker;
  environment: Environment;
  inbound: FlowInstance[];
  outbound: FlowInstance[];
  isSubProcess?: boolean;
  attachedTo: ActivityInstance | null;
  execution?: { source?: { executions?: ScopeExecution[] } };
  /** Stands for an activity that is not built yet (lazy recovery). */
  placeholder?: boolean;
  run(content?: object): void;
  activate(scope?: ScopeExecution): void;
  _consumeInbound(): void;
  _onInboundEvent(key: string, message: Message): void;
  _publishRunOutbound(flow: { action: string }, content: object): void;
}

/** A running process or sub-process: the library calls both ProcessExecution. */
export interface ScopeExecution {
  id: string;
  executionId: string;
  completed: boolean;
  isRunning: boolean;
  context: ContextInstance;
  getActivities(): ActivityInstance[];
  getActivityById(id: string): ActivityInstance | undefined;
  [ELEMENTS]: { children: ActivityInstance[]; flows: FlowInstance[]; postponed: Set<Message> };
  [HANDLERS]: { onActivityEvent: (key: string, message: Message) => void };
  [STATUS]: string;
}

export interface ContextInstance {
  environment: Environment;
  definitionContext: unknown;
  getActivityById(id: string): ActivityInstance;
  getSequenceFlowById(id: string): FlowInstance | null;
}

export interface EventDefinitionInstance {
  id: string;
  executionId?: string;
  activity: ActivityInstance;
  environment: Environment;
  broker: Broker;
  reference?: { id?: string };
}

export interface ElementApi {
  environment: Environment;
  signal(): void;
  sendApiMessage(action: string, content: object, options: object): void;
}

export interface DefinitionInstance {
  broker: Broker;
  isRunning: boolean;
  execution?: { completed: boolean };
  run(options?: { processId: string }): void;
  recover(state: unknown): void;
  resume(): void;
  getState(): unknown;
  getApi(message: { content: Content }): ElementApi;
  getRunningProcesses(): { execution?: ScopeExecution }[];
}

type EventDefinitionClass = new (
  activity: ActivityInstance,
  element: object,
  ...rest: unknown[]
) => EventDefinitionInstance;
type ActivityFactory = new (definition: ActivityDefinition, context: ContextInstance) => ActivityInstance;

interface Library {
  Activity: {
    new (behaviour: unknown, definition: ActivityDefinition, context: ContextInstance): ActivityInstance;
    prototype: ActivityInstance & {
      _doRunOutbound(flows: { action: string }[], content: object, discards?: unknown): unknown;
      evaluateOutbound(
        from: Message,
        takeOne: boolean | undefined,
        callback: (error: unknown, flows?: { id: string; action: string; targetId: string }[]) => void,
      ): void;
    };
  };
  Definition: new (context: object) => DefinitionInstance;
  Context: (
    definitionContext: unknown,
    environment: Environment,
  ) => ContextInstance & { getProcessById(id: string): unknown };
  Environment: new (options?: object) => Environment;
  SequenceFlow: new (definition: FlowDefinition, context: ContextInstance) => FlowInstance;
  StartEvent: ActivityFactory;
  SignalTask: ActivityFactory;
  EventBasedGateway: ActivityFactory;
  Process: unknown;
  TimerEventDefinition: EventDefinitionClass;
  MessageEventDefinition: EventDefinitionClass;
  SignalEventDefinition: EventDefinitionClass;
  ErrorEventDefinition: EventDefinitionClass;
  EscalationEventDefinition: EventDefinitionClass;
  ConditionalEventDefinition: EventDefinitionClass;
  [type: string]: unknown;
}

/** The library's own declarations describe neither its constructors nor its private parts. */
export const library = Elements as unknown as Library;

export const ELEMENTS: unique symbol = Symbol.for('elements') as never;
export const HANDLERS: unique symbol = Symbol.for('messageHandlers') as never;
export const PROCESSES: unique symbol = Symbol.for('processes') as never;
export const STATUS: unique symbol = Symbol.for('status') as never;
export const EXECUTE_MESSAGE: unique symbol = Symbol.for('executeMessage') as never;
export const COMPLETED: unique symbol = Symbol.for('completed') as never;
export const REFERENCE: unique symbol = Symbol.for('reference') as never;
