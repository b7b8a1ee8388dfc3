import { expect, test } from 'vitest';
import { files, isTest, read } from './sources.js';

test('nothing that was built, dumped or forgotten is kept', () => {
  expect(
    files().filter((file) => /(^|\/)(dist|data|coverage|node_modules)\/|\.(log|orig|rej|tmp|bak)$|~$/.test(file)),
  ).toEqual([]);
});

const UNFINISHED = new RegExp(
  ['TO' + 'DO', 'FIX' + 'ME', 'HA' + 'CK', 'XX' + 'X'].map((word) => `\\b${word}\\b`).join('|'),
);

test('no code says that it is not finished', () => {
  expect(files().filter((file) => /\.(ts|mjs|hbs|sql|css)$/.test(file) && UNFINISHED.test(read(file)))).toEqual([]);
});

test('nothing is called after nothing in particular', () => {
  const vague = /(^|\/)(utils?|helpers?|common|misc|manager|shared)(\.ts|\/)/;
  expect(files().filter((file) => file.endsWith('.ts') && !isTest(file) && vague.test(file))).toEqual([]);
});
