import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { agencySystemScope, isContention, type Scope, type Unit } from '../platform/database/index.js';
import { AppError } from '../platform/errors/index.js';
import type { Actor } from '../platform/organisation/actor.js';
import { CommandContext, type EngineParts } from './commands/context.js';
import { CommandFailed } from './commands/faults.js';
import { recordIncident } from './commands/record-incident.js';
import type { CommandOptions } from './types.js';

/**
 * The chain of every command: log line, retry when two units met, unit, command. A defect has rolled everything back
 * when the incident is recorded in a unit of its own; the instance stays where it was.
 */
export async function runCommand<T>(
  parts: EngineParts,
  actor: Actor,
  options: CommandOptions,
  work: (context: CommandContext) => Promise<T>,
): Promise<T> {
  const scope = scopeOf(actor);
  const log = parts.log.with({ command: options.name, requestId: options.requestId, agencyId: agencyOf(actor) });
  for (let attempt = 1; ; attempt++) {
    let context: CommandContext | undefined;
    const run = (unit: Unit) => {
      context = new CommandContext(parts, unit, actor, options.replayable ?? false);
      return work(context);
    };
    try {
      const result = await parts.database.inUnit(scope, run, { requestId: options.requestId });
      log.info('command committed', { instanceId: context?.at.instanceId });
      return result;
    } catch (error) {
      if (isContention(error) && attempt < parts.limits.attempts) {
        await pause(randomInt(5, 25) * attempt);
        continue;
      }
      if (!context || !isDefect(error, actor)) throw error;
      const incidentId = await recordIncident(parts, scope, context, options, error, log);
      const known = context.retried ?? incidentId;
      throw actor.kind === 'person' && known ? new CommandFailed(known, context.retried !== null, error) : error;
    }
  }
}

/** A person is told a refusal; the worker has nobody to tell, so what it may not do needs an administrator. */
export function isDefect(error: unknown, actor: Actor): boolean {
  if (isContention(error)) return false;
  if (!(error instanceof AppError)) return true;
  const passes = error.code === 'unavailable' || error.detail.reason === 'suspended';
  return actor.kind === 'system' && !passes;
}

export function scopeOf(actor: Actor): Scope {
  if (actor.kind === 'system') return agencySystemScope(actor.agencyId);
  return {
    kind: 'agency',
    agencyId: agencyOf(actor),
    personId: actor.personId,
    positionIds: [...actor.positions.map((position) => position.id), ...actor.vacancies.map((vacancy) => vacancy.id)],
    sees: 'entitled',
  };
}

function agencyOf(actor: Actor): string {
  if (!actor.agencyId) throw new AppError('invalid', { reason: 'agency-required', message: 'engine.error.agency' });
  return actor.agencyId;
}
