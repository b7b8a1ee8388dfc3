/** Work across agencies or without a person, each kind named so that the audit can say what it was for. */
export type SystemPurpose =
  | 'migrate'
  | 'sign-in'
  | 'worker'
  | 'delivery'
  | 'installation-admin'
  | 'audit-seal'
  | 'public-page'
  | 'demo'
  | 'health';

/**
 * On whose behalf a unit reads and writes. Row-level security enforces it beneath the application's own checks:
 * `agency` sees that agency's rows only, and of secret letters only what the person and positions are entitled to;
 * `sees: 'all'` lifts the secrecy (engine work of the system itself), never the agency.
 */
export type Scope =
  | {
      kind: 'agency';
      agencyId: string;
      personId: string | null;
      positionIds: readonly string[];
      sees: 'entitled' | 'all';
    }
  | { kind: 'system'; purpose: SystemPurpose };

/** The system working inside one agency: timers, finished jobs, child ends. */
export const agencySystemScope = (agencyId: string): Scope => ({
  kind: 'agency',
  agencyId,
  personId: null,
  positionIds: [],
  sees: 'all',
});

export const systemScope = (purpose: SystemPurpose): Scope => ({ kind: 'system', purpose });
