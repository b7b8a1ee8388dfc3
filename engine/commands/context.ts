import type { Clock } from '../../platform/clock/index.js';
import type { Database, Unit } from '../../platform/database/index.js';
import type { Log } from '../../platform/log/index.js';
import type { Actor } from '../../platform/organisation/actor.js';
import type { Organisation } from '../../platform/organisation/types.js';
import type { ProcessListener, Service } from '../contract.js';
import type { HistoryEntry } from '../store/history-store.js';
import type { Trigger } from './trigger.js';

export interface OrganisationSource {
  load(unit: Unit): Promise<Organisation>;
}

export interface EngineLimits {
  /** Members of a child group that start in the parent's unit; more are started by jobs. */
  membersInUnit: number;
  /** Instances within instances; a process that calls itself without an end stops here. */
  depth: number;
  /** Attempts of one command that meets another. */
  attempts: number;
}

/** What lives as long as the engine. */
export interface EngineParts {
  database: Database;
  clock: Clock;
  log: Log;
  organisations: OrganisationSource;
  services: ReadonlyMap<string, Service>;
  listeners: ReadonlyMap<string, readonly ProcessListener[]>;
  limits: EngineLimits;
}

/** Where the unit is at work: what an incident says when it fails. */
export interface Whereabouts {
  instanceId: string | null;
  rootId: string | null;
  processKey: string | null;
  elementId: string | null;
  trigger: Trigger | null;
}

/** One unit, one actor. */
export class CommandContext {
  readonly at: Whereabouts = { instanceId: null, rootId: null, processKey: null, elementId: null, trigger: null };
  /** Tasks that opened in this unit. */
  readonly opened: { id: string; name: string }[] = [];
  /** The incident whose retry this is. */
  retried: string | null = null;
  #organisation: Promise<Organisation> | undefined;

  constructor(
    readonly parts: EngineParts,
    readonly unit: Unit,
    readonly actor: Actor,
    /** The unit is one command and nothing else, so an administrator may have it done again. */
    private readonly replayable = false,
  ) {}

  /** What is being done, so that an incident can say it and its retry do it again. */
  doing(command: Trigger['command'], id: string, input: unknown): void {
    const { actor } = this;
    const stored = actor.kind === 'person' ? { ...actor, permissions: [...actor.permissions] } : null;
    const keep = actor.kind === 'system' || this.replayable;
    this.at.trigger = { command, id, ...(keep ? { again: { input, actor: stored } } : {}) };
  }

  organisation(): Promise<Organisation> {
    this.#organisation ??= this.parts.organisations.load(this.unit);
    return this.#organisation;
  }

  /** As which position the actor's deed goes into history, when no task says it. */
  by(): NonNullable<HistoryEntry['by']> {
    const position = this.actor.kind === 'person' ? this.actor.position : null;
    return { actor: this.actor, position: position && { id: position.id, name: position.name } };
  }
}
