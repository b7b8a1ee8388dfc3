import type { Unit } from '../../database/index.js';
import { hashPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password.js';

/** Message key of what is wrong with a new password, or null. Length counts, not a zoo of characters (NIST 800-63B). */
export function passwordProblem(password: string, username: string): string | null {
  if (password.length < SHORTEST_PASSWORD) return 'organisation.password-short';
  if (password.length > LONGEST_PASSWORD) return 'organisation.password-long';
  if (password.toLowerCase().includes(username.toLowerCase()) || /^(.)\1*$/.test(password))
    return 'organisation.password-guessable';
  return null;
}

/** The caller has checked who asks, and ends the sessions. @param oneTime must be replaced at the next sign-in. */
export async function setPassword(unit: Unit, personId: string, password: string, oneTime: boolean): Promise<void> {
  await unit.change('update account set password_hash = $2, must_change_password = $3 where person_id = $1', [
    personId,
    await hashPassword(password),
    oneTime,
  ]);
}
