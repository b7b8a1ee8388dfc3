import type { Language } from '../messages/index.js';
import type { HeldPosition, Permission } from './types.js';

/** Who acts in a request, and as what. Made by sign-in and `X-Position`; part of every history and audit row. */
export interface PersonActor {
  kind: 'person';
  personId: string;
  name: string;
  username: string;
  /** Null for the installation's administrator, unless one was chosen. */
  agencyId: string | null;
  /** As which position the person acts now; null where none is needed or several are held and none was said. */
  position: HeldPosition | null;
  positions: readonly HeldPosition[];
  /** Vacant positions, or those whose holder has no account, beneath that fall to this person today. */
  vacancies: readonly { id: string; name: string; forPositionId: string }[];
  permissions: ReadonlySet<Permission>;
  language: Language;
}

/** Timers, jobs, deliveries. `name` says which: `timer`, `job`, `child-end`. */
export interface SystemActor {
  kind: 'system';
  name: string;
  agencyId: string;
}

export type Actor = PersonActor | SystemActor;
