import { z } from 'zod';
import { openNotice, readNotice } from '../../../platform/notices/index.js';
import { type AnyRoute, route } from '../../../processes/contract.js';
import { idParams } from '../../json/shapes.js';

export const noticeRoutes: AnyRoute[] = [
  route({
    door: 'page',
    method: 'post',
    path: '/notices/:id/reading',
    access: 'signed-in',
    actsAs: 'person',
    audit: 'notice.read',
    summary: 'task.read',
    params: idParams,
    body: z.object({ stay: z.string().optional() }),
    handle: async ({ unit, actor, params, body, translate }) => {
      if (!body.stay) return { kind: 'redirect', to: await openNotice(unit, params.id, actor) };
      await readNotice(unit, params.id, actor);
      return { kind: 'redirect', to: '/?tab=read', flash: { kind: 'notice', text: translate('task.read-done') } };
    },
  }),
];
