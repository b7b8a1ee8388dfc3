import { conflict, notFound } from '../../platform/errors/index.js';
import { isId } from '../../platform/ids/index.js';
import { enqueue } from '../../platform/outbox/index.js';
import { insertHistory } from '../store/history-store.js';
import { hasOpenIncident, type IncidentRow, openIncident, resolveIncident } from '../store/incident-store.js';
import { lockInstance, setInstanceState } from '../store/instance-store.js';
import { holdTimer } from '../store/timer-store.js';
import { writeAll } from '../store/writes.js';
import type { CompleteTask, StartInstance } from '../types.js';
import { completeTask } from './complete-task.js';
import { CommandContext } from './context.js';
import { endChild } from './end-child.js';
import { failJob, finishJob } from './finish-job.js';
import { fireTimer } from './fire-timer.js';
import { startInstance } from './start-instance.js';
import { type MemberRange, startMembers } from './start-members.js';
import type { StoredActor, Trigger } from './trigger.js';

/**
 * Does again, from the intact state, what failed: in this unit, so that a second failure leaves the incident open. What
 * a person did as part of something larger he does again himself; the incident is then closed as seen.
 */
export async function retryIncident(context: CommandContext, incidentId: string): Promise<void> {
  if (!isId(incidentId)) throw notFound();
  const incident = await openIncident(context.unit, incidentId);
  if (!incident) throw notFound('engine.instance.no-incident');
  if (incident.instanceId) {
    const row = await lockInstance(context.unit, incident.instanceId);
    if (row?.state === 'suspended') throw conflict('suspended', 'engine.instance.suspended');
  }
  context.retried = incident.id;
  const resolved = await resolveIncident(context.unit, incident.id, context.actor.name);
  if (resolved === 0) return;
  if (incident.trigger) await again(context, incident.trigger);
  await close(context, incident);
}

async function again(context: CommandContext, trigger: Trigger): Promise<void> {
  const { command, id } = trigger;
  const input = trigger.again?.input;
  if (command === 'fireTimer') {
    await holdTimer(context.unit, id, null);
    await fireTimer(context, (input as { instanceId: string }).instanceId, id);
  } else if (command === 'runJob')
    await enqueue(context.unit, {
      kind: 'engine-job',
      payload: { jobId: id },
      dedupeKey: `${id}:${context.unit.now().getTime()}`,
    });
  else if (command === 'finishJob') await finishJob(context, id, (input as { result: Record<string, unknown> }).result);
  else if (command === 'failJob') {
    const { code, message } = input as { code: string; message: string };
    await failJob(context, id, code, message);
  } else if (command === 'endChild') await endChild(context, (input as { parentId: string }).parentId, id);
  else if (command === 'startMembers') await startMembers(context, input as MemberRange);
  else if (trigger.again) await onBehalf(context, trigger);
}

/** The person had pressed the button: it is his deed, done when it could be. */
async function onBehalf(context: CommandContext, { command, again }: Trigger): Promise<void> {
  const actor = again?.actor ? personOf(again.actor) : context.actor;
  const theirs = new CommandContext(context.parts, context.unit, actor);
  if (command === 'completeTask') await completeTask(theirs, again?.input as CompleteTask);
  if (command !== 'startInstance') return;
  const input = again?.input as StartInstance & { startId?: string };
  await startInstance(theirs, input, input.startId);
}

const personOf = (stored: StoredActor) => ({ ...stored, permissions: new Set(stored.permissions) });

async function close(context: CommandContext, incident: IncidentRow): Promise<void> {
  if (!incident.instanceId || !incident.rootId) return;
  const row = await lockInstance(context.unit, incident.instanceId);
  if (row?.state === 'incident' && !(await hasOpenIncident(context.unit, row.id)))
    await setInstanceState(context.unit, row.id, 'running');
  await writeAll(context.unit, [
    insertHistory(context.unit, [
      {
        instanceId: incident.instanceId,
        rootId: incident.rootId,
        elementId: incident.elementId ?? incident.processKey ?? '',
        name: null,
        type: null,
        event: 'incident-retried',
        by: context.by(),
        details: { incidentId: incident.id },
      },
    ]),
  ]);
}
