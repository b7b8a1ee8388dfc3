import { z } from 'zod';
import { listAudit } from '../../../platform/audit/index.js';
import { isId } from '../../../platform/ids/index.js';
import { type AnyRoute, route } from '../../../processes/contract.js';

const PAGE = 50;

/** Who changed what, when and why; newest first. */
export const auditRoutes: AnyRoute[] = [
  route({
    door: 'page',
    method: 'get',
    path: '/administration/audit',
    access: 'read-audit',
    summary: 'administration.audit.title',
    query: z.object({
      after: z.string().refine(isId).optional(),
      event: z.string().max(100).optional(),
      kind: z.string().max(50).optional(),
      id: z.string().max(100).optional(),
    }),
    handle: async ({ unit, query, translate, platform, organisation }) => {
      const org = await organisation();
      const subject = query.kind && query.id ? { kind: query.kind, id: query.id } : undefined;
      const found = await listAudit(unit, {
        ...(query.event && { event: query.event }),
        ...(subject && { subject }),
        ...(query.after && { after: query.after }),
        limit: PAGE + 1,
      });
      const rows = found.slice(0, PAGE);
      const events = await unit.rows<{ event: string }>(
        'select distinct event from audit where agency_id = $1 order by event',
        [unit.agencyId],
      );
      const named = (event: string) => {
        const key = `administration.event.${event}`;
        return platform.catalogue.has(key) ? translate(key) : event;
      };
      const last = found.length > PAGE ? rows.at(-1)?.id : undefined;
      const { after: _, ...filter } = query;
      return {
        kind: 'page',
        view: 'administration/audit',
        title: translate('administration.audit.title'),
        model: {
          rows: rows.map((row) => ({
            ...row,
            what: named(row.event),
            position: row.positionId ? org.position(row.positionId)?.name : null,
            about: aboutOf(row.subjectKind, row.subjectId, (id) => org.position(id)?.name ?? org.person(id)?.name),
          })),
          events: events.map(({ event }) => ({ event, name: named(event), chosen: event === query.event })),
          filtered: subject !== undefined || query.event !== undefined,
          next: last && `/administration/audit?${new URLSearchParams({ ...filter, after: last })}`,
        },
      };
    },
  }),
];

/** Where the subject can be looked at, when it is one of the organisation's own. */
function aboutOf(kind: string | null, id: string | null, name: (id: string) => string | undefined) {
  if (kind === null || id === null || (kind !== 'position' && kind !== 'person')) return null;
  const known = name(id);
  if (known === undefined) return null;
  return { name: known, href: `/administration/${kind === 'position' ? 'positions' : 'people'}/${id}` };
}
