import { expect, test } from 'vitest';
import { CarryOver } from './carry-over.js';
import { nextPage } from './next-page.js';

const SECRET = 'a secret of thirty-two characters';
let now = new Date('2026-11-25T01:00:00Z');
const carryOver = new CarryOver(SECRET, { now: () => now });
const form = { method: 'POST', url: '/letters/new', fields: [['subject', 'Undangan & "rapat" é'] as const] };

test('a form comes back exactly as it was typed, for an hour', () => {
  const token = carryOver.pack(form) ?? '';
  expect(carryOver.unpack(token)).toEqual(form);
  now = new Date('2026-11-25T01:59:59Z');
  expect(carryOver.unpack(token)).toEqual(form);
  now = new Date('2026-11-25T02:00:00Z');
  expect(carryOver.unpack(token)).toBeNull();
});

test('what was changed, cut, or packed with another secret is not there', () => {
  const token = carryOver.pack(form) ?? '';
  const middle = token.length / 2;
  const changed = token.slice(0, middle) + (token[middle] === 'A' ? 'B' : 'A') + token.slice(middle + 1);
  expect(carryOver.unpack(changed)).toBeNull();
  expect(carryOver.unpack(token.slice(0, 20))).toBeNull();
  expect(new CarryOver('another secret of thirty-two chars', { now: () => now }).unpack(token)).toBeNull();
  expect(carryOver.unpack('')).toBeNull();
});

test('a form beyond all measure is not carried', () => {
  expect(carryOver.pack({ ...form, fields: [['text', 'x'.repeat(2_000_000)]] })).toBeNull();
});

test('addresses after signing in are our own', () => {
  expect(nextPage('/letters?q=a%20b#x')).toBe('/letters?q=a%20b');
  for (const foreign of [
    '//evil.example',
    '/\\evil',
    'https://evil.example',
    '/sign-in?next=/',
    '/a\nb',
    '',
    undefined,
  ])
    expect(nextPage(foreign)).toBe('/');
});
