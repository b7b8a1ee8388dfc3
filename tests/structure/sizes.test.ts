import { expect, test } from 'vitest';
import { files, isTest, read } from './sources.js';

const LONGEST = 350;
const LONGEST_P90 = 200;
const LONGEST_MEDIAN = 80;

const lines = (file: string) => read(file).split('\n').length - 1;
const code = files().filter((file) => /\.(ts|mjs)$/.test(file));

test('no file is longer than 350 lines', () => {
  expect(code.filter((file) => lines(file) > LONGEST)).toEqual([]);
});

test('files stay small: half of them within 80 lines, nine of ten within 200', () => {
  const sizes = code
    .filter((file) => !isTest(file))
    .map(lines)
    .sort((a, b) => a - b);
  const at = (share: number) => sizes[Math.floor(sizes.length * share)] ?? 0;
  expect(at(0.5)).toBeLessThanOrEqual(LONGEST_MEDIAN);
  expect(at(0.9)).toBeLessThanOrEqual(LONGEST_P90);
});
