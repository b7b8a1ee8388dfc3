import type { Unit } from '../../platform/database/index.js';
import { newId } from '../../platform/ids/index.js';
import type { OpenSubscription } from '../session/contract.js';
import type { Write } from './writes.js';

export function insertSubscriptions(unit: Unit, instanceId: string, open: readonly OpenSubscription[]): Write {
  return {
    name: 'subscription-insert',
    text: `insert into subscription (id, agency_id, instance_id, key, element_id, kind, name, correlation_key, opened_at)
     select x.id, $1, $2, x.key, x.element_id, x.kind, x.name, x.correlation_key, $3
       from unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
            as x(id, key, element_id, kind, name, correlation_key)`,
    values: [
      unit.agencyId,
      instanceId,
      unit.now(),
      open.map(() => newId()),
      open.map((it) => it.key),
      open.map((it) => it.elementId),
      open.map((it) => it.kind),
      open.map((it) => it.name),
      open.map((it) => it.correlationKey),
    ],
  };
}

export const deleteSubscriptions = (ids: readonly string[]): Write => ({
  name: 'subscription-delete',
  text: 'delete from subscription where id = any($1)',
  values: [ids],
});

export interface SubscriptionRow {
  id: string;
  instanceId: string;
  key: string;
}

/** A message without a correlation key reaches every wait for its name; with one, only those of the same key. */
export const subscriptionsFor = (
  unit: Unit,
  kind: 'message' | 'signal',
  name: string,
  correlationKey: string | null,
): Promise<SubscriptionRow[]> =>
  unit.rows<SubscriptionRow>(
    `select s.id, s.instance_id as "instanceId", s.key from subscription s join instance i on i.id = s.instance_id
      where s.agency_id = $1 and s.kind = $2 and s.name = $3 and ($4::text is null or s.correlation_key = $4)
        and i.state in ('running', 'incident')
      order by i.root_id, s.instance_id, s.id`,
    [unit.agencyId, kind, name, correlationKey],
  );
