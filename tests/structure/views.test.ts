import { expect, test } from 'vitest';
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
