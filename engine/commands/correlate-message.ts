import type { Values } from '../contract.js';
import { releaseOf } from '../definition/release.js';
import { currentReleaseId } from '../store/release-store.js';
import { subscriptionsFor } from '../store/subscription-store.js';
import { advance } from './advance.js';
import { openCase } from './case.js';
import type { CommandContext } from './context.js';
import { startInstance } from './start-instance.js';

export interface Message {
  name: string;
  correlationKey: string | null;
  values: Values;
}

/**
 * Reaches open waits of that name and key; when nobody waits, the process that begins with the message.
 * @returns how many it reached.
 */
export async function correlateMessage(context: CommandContext, message: Message): Promise<{ delivered: number }> {
  const delivered = await deliver(context, 'message', message);
  return { delivered: delivered > 0 ? delivered : await begin(context, 'message', message) };
}

/** Signals are for everybody: all who wait, and every process that begins with it. */
export async function broadcastSignal(
  context: CommandContext,
  signal: { name: string; values: Values },
): Promise<{ delivered: number }> {
  const message = { ...signal, correlationKey: null };
  const waiting = await deliver(context, 'signal', message);
  return { delivered: waiting + (await begin(context, 'signal', message)) };
}

async function deliver(context: CommandContext, kind: 'message' | 'signal', message: Message): Promise<number> {
  let delivered = 0;
  for (const { instanceId, key } of await subscriptionsFor(context.unit, kind, message.name, message.correlationKey)) {
    const kase = await openCase(context, instanceId);
    if (!kase.open.subscriptions.some((open) => open.key === key)) continue;
    await advance(context, kase, { act: (session) => session.signal(key, message.values) });
    delivered++;
  }
  return delivered;
}

async function begin(context: CommandContext, kind: 'message' | 'signal', message: Message): Promise<number> {
  const releaseId = await currentReleaseId(context.unit);
  if (!releaseId) return 0;
  const release = await releaseOf(context.unit, releaseId);
  let begun = 0;
  for (const key of release.processKeys()) {
    const process = await release.process(context.unit, key);
    const start = process.startEvents.find((event) => event.kind === kind && event.trigger === message.name);
    if (!start) continue;
    await startInstance(context, { key, values: message.values, businessKey: message.correlationKey }, start.id);
    begun++;
  }
  return begun;
}
