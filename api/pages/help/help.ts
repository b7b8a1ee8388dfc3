import { z } from 'zod';
import { notFound } from '../../../platform/errors/index.js';
import { type AnyRoute, route } from '../../../processes/contract.js';
import { chapters, picture } from './chapters.js';

const HOUR = 60 * 60;

/** The user manual, also for whoever cannot sign in. */
export const helpRoutes: AnyRoute[] = [
  route({
    door: 'page',
    method: 'get',
    path: '/help',
    access: 'public',
    summary: 'help.title',
    handle: async ({ translate }) => ({
      kind: 'page',
      view: 'help/help',
      title: translate('help.title'),
      model: { chapters: chapters() },
    }),
  }),
  route({
    door: 'page',
    method: 'get',
    path: '/help/:chapter',
    access: 'public',
    summary: 'help.title',
    params: z.strictObject({ chapter: z.string().max(100) }),
    handle: async ({ params }) => {
      const all = chapters();
      const at = all.findIndex(({ name }) => name === params.chapter);
      const chapter = all[at];
      if (!chapter) throw notFound();
      return {
        kind: 'page',
        view: 'help/chapter',
        title: chapter.title,
        model: { blocks: chapter.blocks, previous: all[at - 1], next: all[at + 1] },
      };
    },
  }),
  route({
    door: 'page',
    method: 'get',
    path: '/help/pictures/:name',
    access: 'public',
    summary: 'help.title',
    params: z.strictObject({ name: z.string().regex(/^[a-z0-9-]{1,80}\.png$/) }),
    produces: ['image/png'],
    handle: async ({ params }) => {
      const content = picture(params.name);
      if (!content) throw notFound();
      return { kind: 'file', content, type: 'image/png', name: params.name, inline: true, cacheSeconds: HOUR };
    },
  }),
];
