import { expect, test } from 'vitest';
import { files, isTest, read } from './sources.js';

test('the program reads the environment in one place', () => {
  const readers = files()
    .filter((file) => file.endsWith('.ts') && !file.startsWith('platform/config/') && !isTest(file))
    .filter((file) => read(file).includes('process.env'));
  expect(readers).toEqual([]);
});

test('no business time is read from the system clock inside a unit', () => {
  const readers = files()
    .filter((file) => /^(engine|forms|processes)\//.test(file) && file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .filter((file) => /\bDate\.now\(\)|new Date\(\)/.test(read(file)));
  expect(readers).toEqual([]);
});
