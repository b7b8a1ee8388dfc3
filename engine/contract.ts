import type { Unit } from '../platform/database/index.js';
import type { Actor } from '../platform/organisation/actor.js';
import type { Organisation } from '../platform/organisation/types.js';

/** What a slice supplies to the engine. Nothing here knows HTTP, HTML or a process by name. */

export type Values = Record<string, unknown>;

/** A business outcome that the diagram catches with an error boundary event of the same code. Anything else is a defect. */
export class BpmnError extends Error {
  override readonly name = 'BpmnError';
  constructor(
    readonly code: string,
    message = code,
  ) {
    super(message);
  }
}

/** The instance at which a service or listener works; variables are a copy. */
export interface InstanceView {
  id: string;
  rootId: string;
  parentId: string | null;
  /** Process id in its diagram. */
  key: string;
  businessKey: string | null;
  variables: Values;
}

/** Needs and gives: facts about the subject (`signed`, `numbered`) that lint proves on every path. */
interface ServiceFacts {
  /** Name bound by zeebe:taskDefinition type, `letters.register`. */
  name: string;
  needs?: readonly string[];
  gives?: readonly string[];
  /** Names of the values it answers with: lint knows them in the expressions of the diagram that calls it. */
  results?: readonly string[];
}

/**
 * SQL in the same transaction; no network. A thrown BpmnError is an outcome; anything else rolls the unit back and
 * becomes an incident (an AppError is passed to the person instead: a refusal, nothing recorded).
 */
export interface InUnitService extends ServiceFacts {
  kind: 'inUnit';
  run(context: ServiceContext, input: Values): Promise<Values | undefined>;
}

export interface ServiceContext {
  unit: Unit;
  actor: Actor;
  instance: InstanceView;
  elementId: string;
  organisation: Organisation;
  /**
   * Names the case for worklists and lists; children started later inherit it. A confidential case is seen by its
   * participants only, whatever else a person may read. Kept from a service; from a listener it comes too late.
   */
  nameCase(name: CaseName): void;
}

export interface CaseName {
  businessKey: string | null;
  subject: { kind: string; id: string } | null;
  confidential?: boolean;
}

/** After the commit, through the outbox, at least once: `dedupeKey` is the same on every attempt. */
export interface JobService extends ServiceFacts {
  kind: 'job';
  run(context: JobContext, input: Values): Promise<Values | undefined>;
}

export interface JobContext {
  agencyId: string;
  instanceId: string;
  dedupeKey: string;
  attempt: number;
}

export type Service = InUnitService | JobService;

export interface TaskView {
  id: string;
  instanceId: string;
  elementId: string;
  name: string;
  assignee: string | null;
  dueAt: Date | null;
  createdAt: Date;
  readAt: Date | null;
  /** Of a completed one: who prepared the draft that was confirmed; absent when its desk wrote it itself. */
  preparedBy?: Preparer;
}

/** Prepares what somebody else decides: a secretary for the head. */
export interface Preparer {
  personId: string;
  positionId: string;
}

/** Facts a slice keeps beside the engine's, in the same unit. Called after the engine's own rows are written. */
export interface ProcessListener {
  /** Process ids this listener hears about. */
  keys: readonly string[];
  taskOpened?(context: ServiceContext, task: TaskView): Promise<void>;
  /** The acting holder opened it for the first time. */
  taskRead?(context: ServiceContext, task: TaskView): Promise<void>;
  taskCompleted?(context: ServiceContext, task: TaskView, values: Values): Promise<void>;
  /**
   * Asked before a task is given to somebody else (`position:<id>`, `person:<id>`): whether he may get it. Where nobody
   * is asked, only subordinates and colleagues of the same unit may. Who repairs instances gives it to anybody.
   */
  mayAssign?(context: ServiceContext, task: TaskView, to: string): Promise<boolean>;
  /** Overdue, extended, reassigned. */
  taskChanged?(context: ServiceContext, task: TaskView): Promise<void>;
  /** With the words of who cancelled it, or of the error that no diagram caught. */
  instanceEnded?(
    context: ServiceContext,
    how: 'completed' | 'cancelled' | 'failed',
    reason: string | null,
  ): Promise<void>;
}

export interface EngineBindings {
  services: readonly Service[];
  listeners: readonly ProcessListener[];
}
