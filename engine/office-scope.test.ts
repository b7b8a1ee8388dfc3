import { afterAll, beforeAll, expect, it } from 'vitest';
import { agencySystemScope } from '../platform/database/index.js';
import { feel } from '../platform/feel/index.js';
import { Organisations } from '../platform/organisation/organisations.js';
import type { Organisation } from '../platform/organisation/types.js';
import { type EngineHouse, engineHouse } from '../tests/support/engine-house.js';
import { officeScope } from './office-scope.js';

let house: EngineHouse;
let organisation: Organisation;
beforeAll(async () => {
  house = await engineHouse();
  organisation = await house.database.inUnit(agencySystemScope(house.agencyId), (unit) =>
    new Organisations().load(unit),
  );
});
afterAll(() => house.close());

/** Friday afternoon in Bandung. */
const FRIDAY = new Date('2026-11-27T08:00:00Z');
const ask = (expression: string) => feel(expression, officeScope(organisation, FRIDAY));

it('a diagram names offices and lines of reporting, never the codes of one agency', () => {
  const head = organisation.head();
  expect(ask('head()')).toBe(head.id);
  expect(ask('superior(position("kasi-pengembangan"))')).toBe(organisation.position('kabid-egov')?.id);
  expect(ask('superior(head())')).toBeNull();
  expect(ask('list contains(subordinates(head()), position("kabid-egov"))')).toBe(true);
  expect(ask('hasHolder("position:kabid-egov")')).toBe(true);
  expect(ask('holder("nobody-knows")')).toBeNull();
});

it('working days are those of the agency, and times compare with others', () => {
  expect(ask('workdays(now(), 1) > now() + duration("P2D")')).toBe(true);
  expect(ask('workdays(now(), 1) < now() + duration("P4D")')).toBe(true);
  expect(ask('today() = date("2026-11-27")')).toBe(true);
  expect(ask('hours(now(), 24) > now() + duration("P2D")')).toBe(true);
});

it('a position that does not exist is a fault, not null', () => {
  expect(() => ask('superior("no-such-desk")')).toThrow('no-such-desk');
});
