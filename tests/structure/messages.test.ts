import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../api/project-root.js';
import { files, isTest, read } from './sources.js';

const fragments = files().filter((file) => /(^|\/)(messages|catalogue)\/(id|en)\.json$/.test(file));
const keysOf = (file: string) => Object.keys(JSON.parse(read(file)));
const known = new Set(fragments.flatMap(keysOf));
const sources = files().filter(
  (file) => /\.(ts|mjs|hbs|json|bpmn)$/.test(file) && !isTest(file) && !fragments.includes(file),
);
const everything = sources.map(read).join('\n');

test('every text is there in both languages, once', () => {
  const indonesian = fragments.filter((file) => file.endsWith('id.json'));
  for (const file of indonesian) expect(keysOf(file), file).toEqual(keysOf(file.replace(/id\.json$/, 'en.json')));
  const all = indonesian.flatMap(keysOf);
  expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([]);
});

const USES = [
  /\btranslate\(\s*'([^'$]+)'/g,
  /\{\{#?\s*t "([^"]+)"/g,
  /\(t "([^"]+)"/g,
  /\bmessage: '([a-z]+(?:\.[a-z0-9-]+)+)'/g,
];

test('every text that is asked for exists', () => {
  const missing = sources.flatMap((file) =>
    USES.flatMap((use) => [...read(file).matchAll(use)].map(([, key = '']) => key))
      .filter((key) => !known.has(key))
      .map((key) => `${file}: ${key}`),
  );
  expect(missing).toEqual([]);
});

test('no text lies about that nobody asks for', () => {
  const begun = [...everything.matchAll(/[`'"]([a-z]+(?:\.[a-z0-9-]+)*\.)(?:\$\{|['"]\s*\+)/g)].map(
    ([, prefix = '']) => prefix,
  );
  const prefixes = [...new Set(begun)];
  const unused = [...known].filter(
    (key) =>
      !everything.includes(`'${key}'`) &&
      !everything.includes(`"${key}"`) &&
      !everything.includes(`\`${key}\``) &&
      !prefixes.some((prefix) => key.startsWith(prefix)),
  );
  expect(unused, join(projectRoot, 'messages')).toEqual([]);
});
