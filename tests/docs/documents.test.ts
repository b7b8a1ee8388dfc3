import { expect, test } from 'vitest';
import { read } from '../structure/sources.js';
import { anchorsOf, documents, isThere, linksOf, missingIn, pathsOf, proseOf } from './documents.js';
import { guideListings } from './guide-listings.js';

const OPERATING = 'docs/operating.md';

test('every link leads somewhere, also within a document', () => {
  const broken = documents().flatMap((file) =>
    linksOf(file)
      .filter(({ target, anchor }) => !isThere(target) || (anchor !== null && !anchorsOf(target).includes(anchor)))
      .map(({ target, anchor }) => `${file}: ${target}${anchor ? `#${anchor}` : ''}`),
  );
  expect(broken).toEqual([]);
});

test('every file that is named exists, or is written by a guide', () => {
  const written = guideListings('docs/adding-a-business-area.md').map(({ path }) => path);
  const known = (path: string) => isThere(path) || written.some((it) => it.startsWith(path));
  expect(missingIn(pathsOf, known)).toEqual([]);
});

const COMMAND = /\bnpm run ([a-z][\w:-]*)|\bnpm (start|test)\b/g;

test('every npm command that is named exists', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const commands = (file: string) =>
    [...proseOf(file).matchAll(COMMAND)].map(([, script, lifecycle]) => script ?? lifecycle ?? '');
  expect(missingIn(commands, (name) => name in scripts)).toEqual([]);
});

const READ = /\b(?:text|flag|whole)\('([A-Z][A-Z0-9_]*)'/g;
const ROW = /^\| ((?:`[A-Z][A-Z0-9_]*`(?:, )?)+) \|/gm;
const ASSIGNMENT = /(?<![\w.])([A-Z][A-Z0-9_]{2,})=/g;

const namesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);
const variables = [...new Set(namesIn(read('platform/config/index.ts'), READ))].sort();

test('the table of environment variables has what the program reads, no more and no less', () => {
  const described = namesIn(read(OPERATING), ROW).flatMap((cell) => namesIn(cell, /`([A-Z0-9_]+)`/g));
  expect(described.toSorted()).toEqual(variables);
});

test('every environment variable that is set in a document is one the program reads', () => {
  const set = (file: string) => namesIn(proseOf(file), ASSIGNMENT);
  expect(missingIn(set, (name) => variables.includes(name))).toEqual([]);
});
