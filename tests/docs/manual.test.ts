import { expect, test } from 'vitest';
import { chapters, picture } from '../../api/pages/help/chapters.js';
import type { Block } from '../../api/pages/help/read-guide.js';
import { files, read } from '../structure/sources.js';
import { manual } from './documents.js';

const LABEL = /"(?:label|description|text)": "([^"]+)"/g;
const NAME = /<bpmn:userTask\b[^>]*\sname="([^"]+)"/g;
const wordsIn = (pattern: RegExp, pick: RegExp) =>
  files()
    .filter((file) => pick.test(file))
    .flatMap((file) => [...read(file).matchAll(pattern)].map(([, words = '']) => words));

const VALUE = /\{\w+\}/g;
/** `{day} {time}` would be every pair of words. */
const saysSomething = (words: string) => !words.includes('{') || words.replace(VALUE, '').trim().length > 5;
const escaped = (words: string) => words.replace(/[.*+?^$()[\]\\|]/g, '\\$&');

/** What screens may say: messages, with anything where a value stands, and the words of shipped forms and flows. */
const SCREEN: RegExp[] = [
  ...files()
    .filter((file) => /(^|\/)(messages|catalogue)\/id\.json$/.test(file))
    .flatMap((file): string[] => Object.values(JSON.parse(read(file)))),
  ...wordsIn(LABEL, /^processes\/.*\.form\.json$|^processes\/.*\/seed\/instructions\.json$/),
  ...wordsIn(NAME, /^processes\/.*\.bpmn$/),
]
  .filter(saysSomething)
  .map((words) => new RegExp(`^${escaped(words).replace(VALUE, '.+')}$`));

const blocksOf = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block) => [
    block,
    ...(block.kind === 'note' ? blocksOf(block.blocks) : []),
    ...('items' in block ? block.items.flatMap((item) => blocksOf(item.blocks)) : []),
  ]);
const runsOf = (block: Block) =>
  'runs' in block ? block.runs : 'items' in block ? block.items.flatMap((item) => item.runs) : [];

const told = chapters();

test('the manual has its chapters, each with one title', () => {
  expect(told.length).toBe(manual().length);
  for (const { name, blocks } of told)
    expect(
      blocks.map(({ kind }) => kind).filter((kind) => kind === 'title'),
      name,
    ).toEqual(['title']);
});

test('every word in bold is a word on a screen', () => {
  const strange = told.flatMap(({ name, blocks }) =>
    blocksOf(blocks)
      .flatMap(runsOf)
      .filter(({ strong, text }) => strong && !SCREEN.some((words) => words.test(text)))
      .map(({ text }) => `${name}: ${text}`),
  );
  expect(strange).toEqual([]);
});

test('every picture is there and says what it shows', () => {
  const missing = told.flatMap(({ name, blocks }) =>
    blocksOf(blocks).flatMap((block) =>
      block.kind === 'picture' && (picture(block.name) === null || block.description === '')
        ? [`${name}: ${block.name}`]
        : [],
    ),
  );
  expect(missing).toEqual([]);
});

test('every link of the manual leads to a chapter or a page', () => {
  const dead = told.flatMap(({ name, blocks }) =>
    blocksOf(blocks)
      .flatMap(runsOf)
      .flatMap(({ href }) => (href?.startsWith('/help/') ? [href.slice('/help/'.length)] : []))
      .filter((chapter) => !told.some((it) => it.name === chapter))
      .map((chapter) => `${name}: ${chapter}`),
  );
  expect(dead).toEqual([]);
});
