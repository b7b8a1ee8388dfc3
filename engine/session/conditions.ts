import type { Running } from './running.js';

/** Releases the first open conditional event that holds; the caller asks again when a variable has changed. */
export function releaseCondition(session: Running): boolean {
  if (!session.context.hasConditions) return false;
  for (const wait of session.waits.values()) {
    if (wait.kind !== 'condition') continue;
    const event = wait.element.behaviour.eventDefinitions?.[0]?.behaviour;
    const condition = event?.script?.body ?? event?.expression;
    if (!condition || session.evaluate(condition, session.siteOf(wait)) !== true) continue;
    session.release(wait);
    return true;
  }
  return false;
}
