import { expect, test } from 'vitest';
import { nipProblem } from './nip.js';

const today = new Date('2026-11-25T00:00:00Z');

test.each([
  ['198609262015051001', 'pns', null],
  ['199201152024211003', 'pppk', null],
  [null, 'non-asn', null],
  [null, 'pns', 'nip-needed'],
  ['19860926201505100', 'pns', 'nip-shape'],
  ['198609262015053001', 'pns', 'nip-shape'],
  ['198609262015051000', 'pns', 'nip-shape'],
  ['198602302015051001', 'pns', 'nip-birth'],
  ['198609262015131001', 'pns', 'nip-appointment'],
  ['199201152024051003', 'pppk', 'nip-appointment'],
  ['198609262000051001', 'pns', 'nip-appointment'],
  ['198609262027051001', 'pns', 'nip-appointment'],
] as const)('%s of a %s: %s', (nip, employment, problem) => {
  expect(nipProblem(nip, employment, today)).toBe(problem);
});
