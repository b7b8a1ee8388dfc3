import { expect, test } from 'vitest';
import { desk, smallOffice } from '../tests/small-office.js';
import { assignRoles, type ChosenRecipient } from './assign-roles.js';
import { skippedBetween } from './recipient-policy.js';

const office = smallOffice();
const allowed = ['secretary', 'division', 'section'].map((code) => ({
  position: desk(office, code),
  skipped: skippedBetween(office, 'head', desk(office, code)),
}));
const assigned = (...chosen: ChosenRecipient[]) => {
  const result = assignRoles(chosen, allowed);
  return 'fault' in result ? result : result.recipients.map(({ position, role }) => `${position.code} ${role}`);
};

test('the only one who acts coordinates by itself', () => {
  expect(assigned({ position: 'secretary' })).toEqual(['secretary coordinator']);
});

test('of several the first who acts coordinates when nobody is named', () => {
  expect(assigned({ position: 'secretary', role: 'copy' }, { position: 'division' })).toEqual([
    'secretary copy',
    'division coordinator',
  ]);
});

test('whoever is named coordinates, wherever in the list', () => {
  expect(assigned({ position: 'secretary' }, { position: 'division', role: 'coordinator' })).toEqual([
    'secretary main',
    'division coordinator',
  ]);
});

test('copies alone need nobody to coordinate', () => {
  expect(assigned({ position: 'secretary', role: 'copy' }, { position: 'division', role: 'inform' })).toEqual([
    'secretary copy',
    'division inform',
  ]);
});

test('a superior who was skipped gets a copy, once, unless he is a recipient himself', () => {
  expect(assigned({ position: 'section' })).toEqual(['section coordinator', 'division copy']);
  expect(assigned({ position: 'section' }, { position: 'division' })).toEqual(['section coordinator', 'division main']);
});

test('whoever is only informed causes no copy to his superior', () => {
  expect(assigned({ position: 'section', role: 'inform' })).toEqual(['section inform']);
});

test('what is wrong is said with the recipient it is about', () => {
  expect(assigned()).toEqual({ fault: 'none', at: -1 });
  expect(assigned({ position: 'secretary' }, { position: 'staff' })).toEqual({ fault: 'outside-policy', at: 1 });
  expect(assigned({ position: 'secretary' }, { position: 'secretary' })).toEqual({ fault: 'twice', at: 1 });
  expect(
    assigned({ position: 'secretary', role: 'coordinator' }, { position: 'division', role: 'coordinator' }),
  ).toEqual({ fault: 'two-coordinators', at: 1 });
});
