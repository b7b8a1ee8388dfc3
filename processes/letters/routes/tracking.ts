import { z } from 'zod';
import { notFound } from '../../../platform/errors/index.js';
import { type AnyRoute, route } from '../../contract.js';
import { TRACKING_STAGES, trackingStage } from '../model/tracking.js';

const params = z.strictObject({ code: z.string().min(1).max(40) });

export const trackingRoutes: AnyRoute[] = [
  route({
    door: 'json',
    method: 'get',
    path: '/tracking/:code',
    access: 'public',
    summary: 'The stage of a letter, for its bearer; nothing else about it',
    params,
    response: z.object({ stage: z.enum(TRACKING_STAGES), since: z.string() }),
    handle: async ({ unit, params: { code } }) => {
      const found = await trackingStage(unit, code);
      if (!found) throw notFound('letters.tracking.unknown');
      return { kind: 'json', body: { stage: found.stage, since: found.since } };
    },
  }),
  route({
    door: 'page',
    method: 'get',
    path: '/tracking',
    access: 'public',
    summary: 'letters.tracking.title',
    query: z.object({ code: z.string().max(40).optional() }),
    handle: async ({ query: { code }, translate }) =>
      code?.trim()
        ? { kind: 'redirect', to: `/tracking/${encodeURIComponent(code.trim())}` }
        : {
            kind: 'page',
            view: 'letters/tracking',
            title: translate('letters.tracking.title'),
            model: { code: '', found: null, asked: false },
          },
  }),
  route({
    door: 'page',
    method: 'get',
    path: '/tracking/:code',
    access: 'public',
    summary: 'letters.tracking.title',
    params,
    handle: async ({ unit, params: { code }, translate }) => {
      const found = await trackingStage(unit, code);
      return {
        kind: 'page',
        view: 'letters/tracking',
        title: translate('letters.tracking.title'),
        status: found ? 200 : 404,
        model: {
          code,
          asked: true,
          found: found && {
            agency: found.agency,
            since: found.since,
            stage: translate(`letters.tracking.stage.${found.stage}`),
            steps: TRACKING_STAGES.filter((stage) => stage !== 'returned' || found.stage === 'returned').map(
              (stage) => ({
                name: translate(`letters.tracking.stage.${stage}`),
                current: stage === found.stage,
              }),
            ),
          },
        },
      };
    },
  }),
];
