import type { PersonActor } from '../../platform/organisation/actor.js';
import type { Permission } from '../../platform/organisation/types.js';

/** What was being done when it failed: enough for an administrator to have it done again from the intact state. */
export interface Trigger {
  command:
    | 'startInstance'
    | 'completeTask'
    | 'fireTimer'
    | 'finishJob'
    | 'failJob'
    | 'runJob'
    | 'endChild'
    | 'startMembers';
  /** Of the task, timer, job or child; the process key of a start. */
  id: string;
  /** Absent when the command was only a part of what the person did: he does it again himself. */
  again?: { input: unknown; actor: StoredActor | null };
}

/** A set does not survive JSON. */
export type StoredActor = Omit<PersonActor, 'permissions'> & { permissions: Permission[] };
