import type { AuditCheck } from '../../platform/audit/index.js';

/**
 * Whatever a person did at a request stands in the audit of the same request: the doors write both in one unit. What was
 * played without a request (demo data) is in the history only.
 */
export const historyCheck: AuditCheck = {
  name: 'history',
  async findGap(unit) {
    const gap = await unit.row<{ step: string; instance: string; by: string; at: Date; request: string }>(
      `select coalesce(h.name, h.element_id) as step, h.instance_id as instance, h.actor_name as by, h.at,
              h.request_id as request
         from history h
        where h.event in ('completed-by', 'incident-retried') and h.actor_id is not null and h.request_id is not null
          and not exists (select from audit a where a.agency_id = h.agency_id and a.request_id = h.request_id)
        order by h.id limit 1`,
    );
    if (!gap) return null;
    const { step, instance, by, at, request } = gap;
    return `"${step}" of instance ${instance}, done by ${by} at ${at.toISOString()} (request ${request}), has no audit row`;
  },
};
