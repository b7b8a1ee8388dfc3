import type { Unit } from '../../database/index.js';
import { AppError } from '../../errors/index.js';
import { passwordMatches } from './password.js';
import { openSession, type SessionKind } from './sessions.js';
import { forgetFailures, recordFailure, secondsToWait, takeTurn, throttleKey } from './sign-in-throttle.js';

export interface SignInRequest {
  username: string;
  password: string;
  /** Of the client, as far as the proxy is trusted. */
  address: string;
  kind: SessionKind;
}

export type SignInResult =
  | { ok: true; token: string; personId: string; agencyId: string | null; mustChangePassword: boolean }
  | { ok: false };

interface AccountRow {
  person_id: string;
  agency_id: string | null;
  password_hash: string;
  must_change_password: boolean;
}

/**
 * In a unit that must commit also when the answer is no: the failure is counted. Attempts for one name from one
 * network take turns, so that a burst of parallel guesses is no faster than guesses in a row.
 * @throws AppError throttled with the seconds to wait.
 */
export async function signIn(unit: Unit, request: SignInRequest): Promise<SignInResult> {
  const username = request.username.trim().toLowerCase();
  const key = throttleKey(username, request.address);
  await takeTurn(unit, key);
  const seconds = await secondsToWait(unit, key);
  if (seconds > 0)
    throw new AppError('throttled', {
      message: 'organisation.too-many-attempts',
      values: { seconds },
      retryAfter: seconds,
    });
  const account = await unit.row<AccountRow>(
    `select a.person_id, a.agency_id, a.password_hash, a.must_change_password
       from account a join person p on p.id = a.person_id
      where a.username = $1 and a.deactivated_at is null and p.left_at is null`,
    [username],
  );
  const matches = await passwordMatches(account?.password_hash ?? null, request.password);
  if (!account || !matches) {
    await recordFailure(unit, key);
    return { ok: false };
  }
  await forgetFailures(unit, key);
  await unit.run('update account set last_sign_in_at = now() where person_id = $1', [account.person_id]);
  const person = { id: account.person_id, agencyId: account.agency_id };
  const token = await openSession(unit, person, request.kind);
  return {
    ok: true,
    token,
    personId: person.id,
    agencyId: person.agencyId,
    mustChangePassword: account.must_change_password,
  };
}
