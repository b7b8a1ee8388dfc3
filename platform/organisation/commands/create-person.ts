import { recordAudit } from '../../audit/record.js';
import { violates } from '../../database/index.js';
import { newId, readableCode } from '../../ids/index.js';
import { hashPassword } from '../accounts/password.js';
import { type Desk, wrong } from './desk.js';
import { nipProblem } from './nip.js';

export type Employment = 'pns' | 'cpns' | 'pppk' | 'non-asn';

export interface PersonFacts {
  name: string;
  nip: string | null;
  grade: string | null;
  employment: Employment;
  email: string | null;
  phone: string | null;
}

/** @returns the id. @throws AppError invalid for an NIP that cannot be or is in use. */
export async function createPerson(desk: Desk, facts: PersonFacts): Promise<string> {
  const { unit, actor } = desk;
  const problem = nipProblem(facts.nip, facts.employment, unit.now());
  if (problem) throw wrong(desk, 'nip', problem);
  const id = newId();
  try {
    await unit.run(
      `insert into person (id, agency_id, name, nip, grade, employment, email, phone, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, unit.agencyId, facts.name, facts.nip, facts.grade, facts.employment, facts.email, facts.phone, unit.now()],
    );
  } catch (error) {
    throw violates(error, 'person_nip') ? wrong(desk, 'nip', 'nip-taken') : error;
  }
  await recordAudit(unit, { event: 'person.created', actor, subject: { kind: 'person', id } });
  return id;
}

/**
 * Gives a person an account with a one-time password.
 * @param name the part after the agency's code: `kadis` of `diskominfo.kadis`.
 * @returns user name and password, to be shown once.
 */
export async function openAccount(
  desk: Desk,
  personId: string,
  name: string,
): Promise<{ username: string; password: string }> {
  const { unit, actor } = desk;
  const agency = await unit.one<{ code: string }>('select code from agency where id = $1', [unit.agencyId]);
  const username = `${agency.code}.${name}`;
  const password = readableCode(12);
  try {
    await unit.run(
      `insert into account (person_id, agency_id, username, password_hash, must_change_password)
       values ($1, $2, $3, $4, true)`,
      [personId, unit.agencyId, username, await hashPassword(password)],
    );
  } catch (error) {
    throw violates(error, 'account_username') ? wrong(desk, 'username', 'username-taken', { username }) : error;
  }
  await recordAudit(unit, {
    event: 'account.opened',
    actor,
    subject: { kind: 'person', id: personId },
    details: { username },
  });
  return { username, password };
}
