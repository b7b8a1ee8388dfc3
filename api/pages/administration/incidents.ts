import { z } from 'zod';
import type { AppError } from '../../../platform/errors/index.js';
import { type AnyRoute, type Reply, type RequestContext, route } from '../../../processes/contract.js';
import { idParams } from './fields.js';
import { done } from './form-page.js';

const HOME = '/administration/incidents';
const PAGE = 50;

async function incidentsPage(context: RequestContext, cursor?: string, refusal?: AppError | null): Promise<Reply> {
  const { engine, unit, actor, translate } = context;
  const { items, next } = await engine.incidents(unit, actor, {
    state: 'open',
    limit: PAGE,
    ...(cursor && { cursor }),
  });
  return {
    kind: 'page',
    view: 'administration/incidents',
    title: translate('administration.incidents.title'),
    model: {
      rows: items.map((it) => ({
        id: it.id,
        at: it.at,
        cause: it.cause,
        about: it.businessKey ?? translate('administration.incidents.no-number'),
        step: it.elementName ?? it.elementId ?? translate('administration.incidents.start'),
      })),
      refused: refusal ? translate(refusal.detail.message ?? `error.${refusal.code}`, refusal.detail.values) : null,
      mayRetry: actor.permissions.has('repair-instances'),
      next: next && `${HOME}?${new URLSearchParams({ cursor: next })}`,
    },
  };
}

/** Cases that stand still because a step failed; an administrator starts them again where they stood. */
export const incidentPageRoutes: AnyRoute[] = [
  route({
    door: 'page',
    method: 'get',
    path: HOME,
    access: 'read-instances',
    summary: 'administration.incidents.title',
    query: z.object({ cursor: z.string().max(500).optional() }),
    handle: (context) => incidentsPage(context, context.query.cursor),
  }),
  route({
    door: 'page',
    method: 'post',
    path: `${HOME}/:id/retry`,
    access: 'repair-instances',
    audit: 'incident.retried',
    summary: 'administration.incidents.retry',
    params: idParams,
    handle: async (context) => {
      await context.commands.retryIncident(context.params.id);
      return done(context, HOME, 'incidents.retried');
    },
    redisplay: (context, refusal) => incidentsPage(context, undefined, refusal),
  }),
];
