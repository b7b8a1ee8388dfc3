import { readNotice } from '../../../platform/notices/index.js';
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
    handle: async ({ unit, actor, params, translate }) => {
      await readNotice(unit, params.id, actor);
      return { kind: 'redirect', to: '/?tab=read', flash: { kind: 'notice', text: translate('task.read-done') } };
    },
  }),
];
