import { expect, test } from 'vitest';
import { desk, smallOffice } from '../tests/small-office.js';
import { skippedBetween } from './recipient-policy.js';

const office = smallOffice();
const skipped = (from: string, to: string) => skippedBetween(office, from, desk(office, to)).map(({ code }) => code);

test('between a superior and a direct subordinate nobody is skipped', () => {
  expect(skipped('head', 'division')).toEqual([]);
});

test('further down, every superior in between is skipped, from the top', () => {
  expect(skipped('head', 'staff')).toEqual(['division', 'section']);
});

test('sideways and upward nobody is skipped', () => {
  expect(skipped('secretary', 'section')).toEqual([]);
  expect(skipped('section', 'head')).toEqual([]);
});
