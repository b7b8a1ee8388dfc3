import type { Running } from './running.js';

/**
 * A compensation throw waits while the handlers of what completed in its scope run one after another, last completed
 * first, each after the one before has left (BPMN 2.0, 13.5.5).
 */
export function compensate(session: Running): boolean {
  for (const wait of session.waits.values()) {
    if (wait.kind !== 'compensation') continue;
    const scope = session.scopes().find((candidate) => candidate.executionId === wait.content.parent?.executionId);
    if (!scope) continue;
    const { memory } = session;
    const atWork = memory.completed.find((done) => done.thrower === wait.key);
    if (atWork && scope.getActivityById(atWork.handler)?.status) continue;
    memory.completed = memory.completed.filter((done) => done !== atWork);
    const only = wait.element.behaviour.compiled?.compensates?.activityRef ?? null;
    const next = memory.completed.findLast(
      (done) => done.scope === scope.executionId && !done.thrower && (only === null || done.id === only),
    );
    if (!next) session.release(wait);
    else {
      next.thrower = wait.key;
      session.act(() => scope.getActivityById(next.handler)?.run());
    }
    return true;
  }
  return false;
}
