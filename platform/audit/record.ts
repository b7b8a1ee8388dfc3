import type { Unit } from '../database/index.js';
import { newId } from '../ids/index.js';
import type { Actor } from '../organisation/actor.js';

export interface AuditEntry {
  /** Dotted past event, `letter.registered`; a constant, never built from input. */
  event: string;
  actor: Actor;
  subject?: { kind: string; id: string };
  /** What the person gave as the reason. */
  reason?: string;
  /** Facts needed to understand the event later; no form values and no secrets. */
  details?: Record<string, string | number | boolean | null>;
  /** Whose record it belongs to. Only read in a system unit, where null means the installation itself. */
  agencyId?: string | null;
}

const recorded = new WeakMap<Unit, Set<string>>();

/** Whether the unit already holds a row of this event: a command says more than the route around it could. */
export const isRecorded = (unit: Unit, event: string): boolean => recorded.get(unit)?.has(event) ?? false;

/** Writes one audit row that commits with the unit; the sealer chains it within seconds. */
export async function recordAudit(unit: Unit, entry: AuditEntry): Promise<void> {
  const { actor, subject } = entry;
  const person = actor.kind === 'person' ? actor : null;
  recorded.set(unit, (recorded.get(unit) ?? new Set()).add(entry.event));
  unit.post(
    'audit-record',
    `with entry as (
       insert into audit (id, agency_id, at, event, actor_kind, actor_id, actor_name, position_id, position_kind,
                          purpose, subject_kind, subject_id, reason, details, request_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15))
     insert into audit_unsealed (audit_id, agency_id) values ($1, $2)`,
    [
      newId(),
      unit.scope.kind === 'agency' ? unit.scope.agencyId : (entry.agencyId ?? null),
      unit.now(),
      entry.event,
      actor.kind,
      person?.personId ?? null,
      actor.name,
      person?.position?.id ?? null,
      person?.position?.kind ?? null,
      unit.scope.kind === 'system' ? unit.scope.purpose : null,
      subject?.kind ?? null,
      subject?.id ?? null,
      entry.reason ?? null,
      JSON.stringify(entry.details ?? {}),
      unit.requestId,
    ],
  );
}
