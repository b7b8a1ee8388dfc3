import { expect, test } from 'vitest';
import { files, read } from './sources.js';

test('the environment is read in one place', () => {
  const readers = files()
    .filter((file) => file.endsWith('.ts') && !/^(platform\/config|tests\/support)\//.test(file))
    .filter((file) => !file.startsWith('tests/structure/') && read(file).includes('process.env'));
  expect(readers).toEqual([]);
});

test('no business time is read from the system clock inside a unit', () => {
  const readers = files()
    .filter((file) => /^(engine|forms|processes)\//.test(file) && file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .filter((file) => /\bDate\.now\(\)|new Date\(\)/.test(read(file)));
  expect(readers).toEqual([]);
});
