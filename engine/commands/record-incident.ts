import { agencySystemScope, type Scope } from '../../platform/database/index.js';
import { causeOf } from '../../platform/errors/index.js';
import { newId } from '../../platform/ids/index.js';
import type { Log } from '../../platform/log/index.js';
import { insertHistory } from '../store/history-store.js';
import { insertIncident, repeatIncident, sameIncident } from '../store/incident-store.js';
import { lockInstance, setInstanceState } from '../store/instance-store.js';
import { holdTimer } from '../store/timer-store.js';
import { writeAll } from '../store/writes.js';
import type { CommandOptions } from '../types.js';
import type { CommandContext, EngineParts } from './context.js';

/**
 * In a unit of its own, after the rollback. Never throws: the person learns of the defect itself.
 * @returns its id; null where no case was at work, or it could not be written.
 */
export async function recordIncident(
  parts: EngineParts,
  scope: Scope,
  context: CommandContext,
  options: CommandOptions,
  error: unknown,
  log: Log,
): Promise<string | null> {
  const { at } = context;
  const cause = causeOf(error);
  log.error('command failed', { instanceId: at.instanceId, elementId: at.elementId }, cause);
  if (scope.kind !== 'agency' || (!at.processKey && !at.instanceId)) return null;
  const system = agencySystemScope(scope.agencyId);
  return parts.database
    .inUnit(
      system,
      async (unit) => {
        const elementId = at.elementId ?? elementOf(cause);
        const locked = at.instanceId ? await lockInstance(unit, at.instanceId) : undefined;
        const known = locked && (await sameIncident(unit, locked.id, at.trigger));
        const id = known ?? newId();
        if (known) await repeatIncident(unit, known, cause.message, elementId);
        else {
          await insertIncident(unit, {
            id,
            instanceId: locked?.id ?? null,
            rootId: locked?.rootId ?? null,
            processKey: at.processKey,
            elementId,
            cause: cause.message,
            trigger: at.trigger,
          });
          if (locked)
            await writeAll(unit, [
              insertHistory(unit, [
                {
                  instanceId: locked.id,
                  rootId: locked.rootId,
                  elementId: elementId ?? locked.processKey,
                  name: null,
                  type: null,
                  event: 'incident',
                  details: { incidentId: id },
                },
              ]),
            ]);
        }
        if (locked?.state === 'running') await setInstanceState(unit, locked.id, 'incident');
        if (at.trigger?.command === 'fireTimer') await holdTimer(unit, at.trigger.id, id);
        return id;
      },
      { requestId: options.requestId },
    )
    .catch((failure: unknown) => {
      log.error('incident could not be recorded', {}, failure);
      return null;
    });
}

/** Faults of expressions say where they arose. */
function elementOf(error: Error): string | null {
  const { elementId } = error as { elementId?: unknown };
  return typeof elementId === 'string' ? elementId : null;
}
