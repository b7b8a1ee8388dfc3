import { recordAudit } from '../../audit/record.js';
import { violates } from '../../database/index.js';
import type { PersonFacts } from './create-person.js';
import { type Desk, presentPerson, wrong } from './desk.js';
import { nipProblem } from './nip.js';

/** @throws AppError invalid for an NIP that cannot be or is in use. */
export async function changePerson(desk: Desk, personId: string, facts: PersonFacts): Promise<void> {
  const { unit, actor } = desk;
  await presentPerson(unit, personId);
  const problem = nipProblem(facts.nip, facts.employment, unit.now());
  if (problem) throw wrong(desk, 'nip', problem);
  try {
    await unit.change(
      `update person set name = $3, nip = $4, grade = $5, employment = $6, email = $7, phone = $8
        where agency_id = $1 and id = $2`,
      [unit.agencyId, personId, facts.name, facts.nip, facts.grade, facts.employment, facts.email, facts.phone],
    );
  } catch (error) {
    throw violates(error, 'person_nip') ? wrong(desk, 'nip', 'nip-taken') : error;
  }
  await recordAudit(unit, { event: 'person.changed', actor, subject: { kind: 'person', id: personId } });
}
