import { type AnyRoute, route } from '../../../processes/contract.js';

/** The whole menu as a page: "Lainnya" of the phone's bottom bar. The frame itself supplies the entries. */
export const moreRoutes: AnyRoute[] = [
  route({
    door: 'page',
    method: 'get',
    path: '/more',
    access: 'signed-in',
    agency: 'optional',
    summary: 'frame.more-title',
    handle: async ({ translate }) => ({
      kind: 'page',
      view: 'more/more',
      title: translate('frame.more-title'),
      model: {},
    }),
  }),
];
