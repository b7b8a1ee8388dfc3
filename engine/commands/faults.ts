/** Faults of a diagram that only running it shows: each rolls the unit back and becomes an incident. */

/** An error event or a service's BpmnError that nothing in the diagram catches. */
export class UncaughtBusinessError extends Error {
  override readonly name = 'UncaughtBusinessError';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`nothing in the diagram catches the error ${code}: ${message}`);
  }
}

/** Guarantee 5: an instance that runs waits for something, or the unit does not commit. */
export class StuckInstance extends Error {
  override readonly name = 'StuckInstance';
  constructor(processKey: string) {
    super(`${processKey} would wait for nothing: no task, timer, job, child or message is open`);
  }
}

export class TooDeep extends Error {
  override readonly name = 'TooDeep';
  constructor(processKey: string, depth: number) {
    super(`${processKey} calls processes within processes more than ${depth} deep`);
  }
}

/** A person's command that ended in an incident: nothing of it was kept, and an administrator sees why. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
  constructor(
    readonly incidentId: string,
    /** It was the retry of that very incident, which stays open. */
    readonly again: boolean,
    override readonly cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause));
  }
}
