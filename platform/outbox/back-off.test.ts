import { expect, test } from 'vitest';
import { backOff } from './back-off.js';

test('twelve attempts start close together and end after about two days', () => {
  const pauses = Array.from({ length: 11 }, (_, index) => backOff(index + 1));
  expect(pauses[0]).toBe(10_000);
  const hours = pauses.reduce((sum, pause) => sum + pause, 0) / 3_600_000;
  expect(hours).toBeGreaterThan(36);
  expect(hours).toBeLessThan(60);
});
