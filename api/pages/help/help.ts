import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { notFound } from '../../../platform/errors/index.js';
import { type AnyRoute, route } from '../../../processes/contract.js';
import { projectRoot } from '../../project-root.js';
import { readGuide } from './read-guide.js';

/** Beside the sources; one up from the build. */
const FOLDER = [projectRoot, join(projectRoot, '..')].map((root) => join(root, 'docs/panduan')).find(existsSync);

interface Chapter {
  name: string;
  title: string;
}

/** The user manual of the repository, as pages. */
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
    params: z.strictObject({ chapter: z.string().regex(/^[a-z0-9-]{1,80}$/) }),
    handle: async ({ params }) => {
      const file = FOLDER && join(FOLDER, `${params.chapter}.md`);
      if (!file || !existsSync(file)) throw notFound();
      const blocks = readGuide(readFileSync(file, 'utf8'));
      const title = blocks.flatMap((block) => (block.kind === 'h1' ? [block.text] : []))[0] ?? params.chapter;
      return { kind: 'page', view: 'help/chapter', title, model: { blocks } };
    },
  }),
];

function chapters(): Chapter[] {
  const folder = FOLDER;
  if (!folder) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => {
      const name = file.replace(/\.md$/, '');
      return { name, title: /^# (.+)$/m.exec(readFileSync(join(folder, file), 'utf8'))?.[1] ?? name };
    });
}
