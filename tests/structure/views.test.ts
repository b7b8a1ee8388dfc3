import Handlebars from 'handlebars';
import { expect, test } from 'vitest';
import { viewFunctions } from '../../api/rendering/view-functions.js';
import { files, read } from './sources.js';

const views = files().filter((file) => file.endsWith('.hbs'));

test('no view writes a value without escaping it', () => {
  expect(views.filter((file) => /\{\{\{|\{\{&/.test(read(file)))).toEqual([]);
});

test('no view carries a script or a style of its own, which the policy of the pages would block', () => {
  const pages = views.filter((file) => !/\/mails\//.test(file));
  expect(pages.filter((file) => /<style|\sstyle="|\son[a-z]+="|<script(?![^>]*\ssrc=)/.test(read(file)))).toEqual([]);
});

test('every form that changes something carries its token', () => {
  const open = views
    .filter((file) => !/\/mails\//.test(file))
    .flatMap((file) =>
      [...read(file).matchAll(/<form method="post"[\s\S]*?<\/form>/g)].map(([form]) => ({ file, form })),
    )
    .filter(({ file, form }) => !/_csrf|partials\/csrf/.test(form) && !/sign-in\.hbs$/.test(file));
  expect(open.map(({ file, form }) => `${file}: ${form.slice(0, 80)}`)).toEqual([]);
});

/** `api/views/partials/form.hbs` -> `partials/form`, `processes/letters/pages/tree.hbs` -> `letters/tree`. */
const nameOf = (file: string) =>
  file
    .replace(/^api\/views\//, '')
    .replace(/^processes\/([^/]+)\/pages\//, '$1/')
    .replace(/\.hbs$/, '');

test('every view compiles, and names only partials and functions that exist', () => {
  const pages = views.filter((file) => /^api\/views\/|^processes\/[^/]+\/pages\//.test(file));
  const names = new Set(pages.map(nameOf));
  const knownHelpers = Object.fromEntries(Object.keys(viewFunctions).map((name) => [name, true]));
  const missing = pages.flatMap((file) => {
    const source = read(file);
    Handlebars.precompile(source, { knownHelpers, knownHelpersOnly: true });
    return [...source.matchAll(/\{\{~?>\s*([\w/-]+)/g)]
      .map(([, name = '']) => name)
      .filter((name) => !names.has(name))
      .map((name) => `${file}: ${name}`);
  });
  expect(missing).toEqual([]);
});
