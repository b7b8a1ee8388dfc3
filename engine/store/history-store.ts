import type { Unit } from '../../platform/database/index.js';
import type { Actor } from '../../platform/organisation/actor.js';
import type { Write } from './writes.js';

export interface HistoryEntry {
  instanceId: string;
  rootId: string;
  elementId: string;
  name: string | null;
  type: string | null;
  event: string;
  /** Whose deed it was; steps the engine takes by itself have none. */
  by?: { actor: Actor; position: { id: string; name: string } | null };
  details?: Record<string, unknown>;
}

/** In the order given: the identity column keeps it. */
export function insertHistory(unit: Unit, entries: readonly HistoryEntry[]): Write {
  const person = entries.map((it) => (it.by?.actor.kind === 'person' ? it.by.actor : null));
  return {
    name: 'history-insert',
    text: `insert into history (agency_id, at, request_id, instance_id, root_id, element_id, name, type, event, actor_id,
                          actor_name, position_id, position_name, details)
     select $1, $2, $3, x.instance_id, x.root_id, x.element_id, x.name, x.type, x.event, x.actor_id, x.actor_name,
            x.position_id, x.position_name, x.details
       from unnest($4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[], $10::uuid[], $11::text[],
                   $12::uuid[], $13::text[], $14::jsonb[]) with ordinality
            as x(instance_id, root_id, element_id, name, type, event, actor_id, actor_name, position_id,
                 position_name, details, ord)
      order by x.ord`,
    values: [
      unit.agencyId,
      unit.now(),
      unit.requestId,
      entries.map((it) => it.instanceId),
      entries.map((it) => it.rootId),
      entries.map((it) => it.elementId),
      entries.map((it) => it.name),
      entries.map((it) => it.type),
      entries.map((it) => it.event),
      person.map((it) => it?.personId ?? null),
      person.map((it) => it?.name ?? null),
      entries.map((it) => it.by?.position?.id ?? null),
      entries.map((it) => it.by?.position?.name ?? null),
      entries.map((it) => (it.details ? JSON.stringify(it.details) : null)),
    ],
  };
}
