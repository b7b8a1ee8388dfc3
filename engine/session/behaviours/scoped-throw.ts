import { hostOf } from '../host.js';
import type { EventDefinitionInstance, Message } from '../library.js';
import { COMPLETED } from '../library.js';

/** The thrower stands in the activity this boundary event is attached to, or is that activity. */
function encloses(definition: EventDefinitionInstance, message: Message): boolean {
  const host = definition.activity.attachedTo;
  if (!host) return true;
  const thrower = message.content.source ?? message.content;
  const parent = message.content.parent;
  return thrower.id === host.id || parent?.id === host.id || (parent?.path ?? []).some((scope) => scope.id === host.id);
}

/**
 * The engine delegates a thrown error or escalation to every boundary event in sight: a sibling's catches it, or the
 * outer one instead of the innermost. Here only an enclosing one does, and only the first.
 */
export function catchOnce(
  definition: EventDefinitionInstance & { [COMPLETED]?: boolean },
  message: Message,
  stock: () => unknown,
): unknown {
  if (!encloses(definition, message)) return undefined;
  const { caught } = hostOf(definition.activity);
  const thrower = message.content.executionId;
  if (caught.has(thrower)) return undefined;
  const before = definition[COMPLETED];
  const result = stock();
  if (!before && definition[COMPLETED]) caught.add(thrower);
  return result;
}
