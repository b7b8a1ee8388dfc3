import type { Unit } from '../platform/database/index.js';
import type { Actor } from '../platform/organisation/actor.js';
import type { Transport } from '../platform/outbox/contract.js';
import type { Values } from './contract.js';

/** The engine's commands and queries as other rooms see them. Ids are opaque strings. */

export type InstanceState = 'running' | 'completed' | 'cancelled' | 'incident' | 'suspended';
export type Expectation = 'act' | 'sign' | 'initial' | 'verify' | 'read';
export type TaskState = 'open' | 'done' | 'withdrawn';

/** Domain thing a case is about, `{kind: 'letter', id}`; its slice presents it and says who may see it. */
export interface Subject {
  kind: string;
  id: string;
}

export interface StartInstance {
  key: string;
  values: Values;
  businessKey?: string | null;
  subject?: Subject | null;
}

export interface CompleteTask {
  taskId: string;
  values: Values;
  /** Of the form the person saw; a stale one is a conflict. */
  revision?: number;
}

export interface Completion {
  instanceId: string;
  instanceState: InstanceState;
  /** Tasks that opened in this unit within the family. */
  next: { id: string; name: string }[];
}

/**
 * Bound to one unit and one actor: every method joins the caller's transaction. Each takes the lock of the instance
 * family first. @throws AppError not-found, forbidden, conflict (already done: names who and when), invalid.
 */
export interface EngineCommands {
  /** @returns the variables after the first settling, so that a caller can answer with what services gave. */
  startInstance(input: StartInstance): Promise<{ id: string; state: InstanceState; variables: Values }>;
  completeTask(input: CompleteTask): Promise<Completion>;
  claimTask(taskId: string): Promise<void>;
  releaseTask(taskId: string): Promise<void>;
  assignTask(taskId: string, to: string, reason: string): Promise<void>;
  /** Idempotent; only the acting holder's reading counts. @returns whether this call was the first. */
  readTask(taskId: string): Promise<boolean>;
  saveDraft(taskId: string, values: Values): Promise<void>;
  extendTask(taskId: string, dueAt: Date, reason: string): Promise<void>;
  fireTimer(instanceId: string, timerId: string): Promise<void>;
  correlateMessage(input: {
    name: string;
    correlationKey: string | null;
    values: Values;
  }): Promise<{ delivered: number }>;
  /** Everybody who waits for it, and every process that begins with it. */
  broadcastSignal(input: { name: string; values: Values }): Promise<{ delivered: number }>;
  finishJob(jobId: string, result: Values): Promise<void>;
  failJob(jobId: string, code: string, message: string): Promise<void>;
  cancelInstance(instanceId: string, reason: string): Promise<void>;
  /** Adds a member to a running child group. @returns the child's instance id. */
  addMember(parentInstanceId: string, elementId: string, item: unknown): Promise<string>;
  /** Ends one member as withdrawn or waived; the group goes on without it. */
  withdrawMember(childInstanceId: string, reason: string): Promise<void>;
  /** Domain commands that change what the flow reads next (a new recipient). The instance must be running. */
  setVariables(instanceId: string, values: Values): Promise<void>;
  /** A case whose subject became secret is seen by its participants only, with all beneath it; and back again. */
  setConfidential(rootId: string, confidential: boolean): Promise<void>;
  retryIncident(incidentId: string): Promise<void>;
  suspendInstance(instanceId: string, reason: string): Promise<void>;
  resumeInstance(instanceId: string): Promise<void>;
}

export interface TaskItem {
  id: string;
  name: string;
  elementId: string;
  key: string;
  instanceId: string;
  rootId: string;
  businessKey: string | null;
  subject: Subject | null;
  formId: string | null;
  createdAt: Date;
  dueAt: Date | null;
  readAt: Date | null;
  urgency: string | null;
  expectation: Expectation;
  state: TaskState;
  /** `position:<id>`, `person:<id>`, `group:<code>`. */
  assignee: string | null;
  candidates: string[];
  claimedBy: string | null;
  completedAt: Date | null;
  /** Id of the person, and the name as it was. */
  completedBy: string | null;
  completedByName: string | null;
  /** Somebody else acts in this position today: to be seen, not decided. */
  readOnly: boolean;
  /** Set when the task is in this worklist because nobody who can sign in acts in the position: its name. */
  vacancy: string | null;
  /** Why the task fell to this worklist though it was somebody else's. */
  passedOver: PassedOver | null;
}

/** Where a case lies now. */
export interface OpenTask {
  id: string;
  instanceId: string;
  elementId: string;
  name: string;
  /** `position:<id>` or `person:<id>`; null while a group has it. */
  assignee: string | null;
  claimedBy: string | null;
  createdAt: Date;
  dueAt: Date | null;
  readAt: Date | null;
}

export interface PassedOver {
  /** Name of the position, or of the person. */
  name: string;
  /** Nobody acts in it; who does cannot sign in; he has taken a step which this one opposes. */
  reason: 'vacant' | 'no-account' | 'opposing-step';
}

export interface TaskDetail extends TaskItem {
  /** form-js schema of the release the instance runs on; null without a form. */
  form: Record<string, unknown> | null;
  /** The person prepares a draft for the desk and does not decide. */
  prepares: boolean;
  /** Who prepared the draft, for the desk itself. */
  preparedBy: string | null;
  /** Instance variables, inputs and draft, in that order of precedence; secret ones masked. */
  values: Values;
  revision: number;
}

export interface TaskFilter {
  state?: 'open' | 'done';
  /** `prepare`: tasks of the principals for whom the person prepares drafts. */
  scope?: 'mine' | 'group' | 'all' | 'prepare';
  expectation?: Expectation;
  key?: string;
  instance?: string;
  q?: string;
  limit?: number;
  cursor?: string;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface TaskCounters {
  sign: number;
  initial: number;
  verify: number;
  /** Expected to act on, read or not. */
  act: number;
  /** Expected to be read and nothing more. */
  read: number;
  /** Never opened by whoever acts, of any kind. */
  unread: number;
  /** As SRIKANDI counts what was not followed up: open, whether it was read or not. */
  notActedOn: number;
  overdue: number;
}

export interface OpenItem {
  elementId: string;
  name: string;
  kind: 'task' | 'timer' | 'message' | 'signal' | 'job' | 'child';
  dueAt: Date | null;
}

export interface InstanceDetail {
  id: string;
  key: string;
  version: number;
  state: InstanceState;
  businessKey: string | null;
  subject: Subject | null;
  startedAt: Date;
  endedAt: Date | null;
  parent: string | null;
  children: string[];
  open: OpenItem[];
  values: Values;
}

export interface HistoryItem {
  at: Date;
  elementId: string;
  name: string | null;
  event: string;
  /** Name of the person, with the position acted as; null for the system. */
  actor: string | null;
}

export interface WaitingElsewhere {
  positionId: string;
  /** Open tasks. */
  count: number;
}

/** Read side: our own tables, never a session. */
export interface EngineQueries {
  tasks(unit: Unit, actor: Actor, filter: TaskFilter): Promise<Page<TaskItem>>;
  counters(unit: Unit, actor: Actor): Promise<TaskCounters>;
  /** At the positions the person decides for but does not act as now. */
  waitingElsewhere(unit: Unit, actor: Actor): Promise<WaitingElsewhere[]>;
  task(unit: Unit, actor: Actor, taskId: string): Promise<TaskDetail>;
  /** Open tasks of a case and of all beneath it. Asks no right: the caller has shown that the case may be seen. */
  openTasks(unit: Unit, rootId: string): Promise<OpenTask[]>;
  instance(unit: Unit, actor: Actor, instanceId: string): Promise<InstanceDetail>;
  instances(unit: Unit, actor: Actor, filter: InstanceFilter): Promise<Page<InstanceDetail>>;
  history(
    unit: Unit,
    actor: Actor,
    instanceId: string,
    page: { limit?: number; cursor?: string },
  ): Promise<Page<HistoryItem>>;
  incidents(
    unit: Unit,
    actor: Actor,
    filter: { state?: 'open' | 'resolved' } & PageRequest,
  ): Promise<Page<IncidentItem>>;
  definitions(unit: Unit, actor: Actor): Promise<DefinitionItem[]>;
  definitionVersions(unit: Unit, actor: Actor, key: string): Promise<DefinitionItem[]>;
  diagram(unit: Unit, actor: Actor, key: string, version?: number): Promise<string>;
  startForm(unit: Unit, actor: Actor, key: string): Promise<Record<string, unknown> | null>;
}

export interface PageRequest {
  limit?: number;
  cursor?: string;
}

export interface InstanceFilter extends PageRequest {
  key?: string;
  state?: InstanceState;
  businessKey?: string;
}

export interface IncidentItem {
  id: string;
  /** Null when the very start failed: there is no instance then. */
  instanceId: string | null;
  key: string | null;
  /** Null as well for a case that carries none. */
  businessKey: string | null;
  elementId: string | null;
  /** As drawn; null where the drawing gives no name. */
  elementName: string | null;
  cause: string;
  at: Date;
  state: 'open' | 'resolved';
}

export interface DefinitionItem {
  key: string;
  name: string;
  version: number;
  agency: string | null;
  origin: 'shipped' | 'adapted' | 'own';
  basedOn?: { key: string; version: number };
  startForm?: string | null;
  publishedAt: Date;
  note: string | null;
}

/** What an agency publishes together. Keys are process ids, form ids, decision ids, template names. */
export interface Publication {
  diagrams?: Record<string, string>;
  forms?: Record<string, Record<string, unknown>>;
  tables?: Record<string, string>;
  templates?: Record<string, string>;
  note: string;
}

export interface CommandOptions {
  /** Names the log line and the audit row, `complete-task`. */
  name: string;
  requestId?: string | null;
  /**
   * The work is exactly one start or completion and writes nothing beside: when it fails, the incident keeps the input
   * and its retry does it again on the person's behalf. Otherwise the person does it again himself.
   */
  replayable?: boolean;
}

export interface PublishResult {
  releaseId: string;
  published: { key: string; version: number }[];
  /** Warnings; an error would have refused the publication. */
  findings: import('../platform/errors/index.js').Finding[];
}

/** The door. Made by `createEngine(bindings)`; `api/wiring.ts` is the only caller. */
export interface Engine extends EngineQueries {
  /**
   * The chain: log, retry on contention, unit, command. A defect inside rolls back and records an incident in a new
   * transaction; an AppError passes through with nothing recorded.
   */
  command<T>(
    actor: Actor,
    options: CommandOptions,
    work: (unit: Unit, engine: EngineCommands) => Promise<T>,
  ): Promise<T>;
  /** The commands inside a unit that is already open (demo, other commands). */
  within(unit: Unit, actor: Actor): EngineCommands;
  /** Lint without publishing. */
  check(unit: Unit, actor: Actor, publication: Publication): Promise<import('../platform/errors/index.js').Finding[]>;
  /** @throws AppError invalid with findings when a rule with severity error is broken. */
  publish(unit: Unit, actor: Actor, publication: Publication): Promise<PublishResult>;
  /** A new agency's first release, or the next one of a shipped template it never adapted. Idempotent. */
  publishShipped(unit: Unit, publication: Publication): Promise<PublishResult>;
  /** Fires every timer that is due now, one unit each. @returns how many fired. */
  fireDueTimers(): Promise<number>;
  /**
   * Where an agency's calendar changed, computes open due moments and their reminders anew. Periodic, every few
   * seconds. @returns how many tasks moved.
   */
  followCalendars(): Promise<number>;
  /** What the outbox delivers to the engine itself: jobs, ends of children, members of large groups. */
  readonly transports: readonly Transport[];
  /** Wipes nothing: closes caches; used by tests. */
  close(): void;
}
