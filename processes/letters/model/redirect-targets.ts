import type { Unit } from '../../../platform/database/index.js';
import type { Organisation, Position } from '../../../platform/organisation/types.js';
import { recipientsOf } from './recipient-policy.js';

/** To whom a returned letter may go instead: at the top any other desk, below whomever the giver may dispose to. */
export async function redirectTargets(
  unit: Unit,
  organisation: Organisation,
  returned: { desk: string; giver: string; top: boolean },
): Promise<Position[]> {
  const all = returned.top
    ? organisation.positions().filter(({ kind }) => kind === 'structural' || kind === 'team-lead')
    : (await recipientsOf(unit, organisation, returned.giver)).map(({ position }) => position);
  return all.filter(({ id }) => id !== returned.desk);
}
