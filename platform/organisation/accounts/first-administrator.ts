import type { Unit } from '../../database/index.js';
import { newId, readableCode } from '../../ids/index.js';
import { hashPassword } from './password.js';

const USERNAME = 'admin';

/**
 * The way into a new installation, in a system unit: as long as no administrator of the installation ever signed in,
 * each start makes a new one-time password for `admin`, to be shown on the terminal only.
 * @returns null once somebody has signed in.
 */
export async function firstAdministrator(unit: Unit): Promise<{ username: string; password: string } | null> {
  const entered = await unit.row(
    `select 1 from role_grant g join account a on a.person_id = g.person_id
      where g.role = 'installation-admin' and a.last_sign_in_at is not null`,
  );
  if (entered) return null;
  const password = readableCode(16);
  const hash = await hashPassword(password);
  const renewed = await unit.run(
    'update account set password_hash = $2, must_change_password = true where username = $1 and agency_id is null',
    [USERNAME, hash],
  );
  if (renewed === 0) await createAdministrator(unit, hash);
  return { username: USERNAME, password };
}

async function createAdministrator(unit: Unit, hash: string): Promise<void> {
  const id = newId();
  await unit.run(`insert into person (id, name, employment) values ($1, 'Administrator instalasi', 'non-asn')`, [id]);
  await unit.run(
    'insert into account (person_id, username, password_hash, must_change_password) values ($1, $2, $3, true)',
    [id, USERNAME, hash],
  );
  await unit.run(`insert into role_grant (id, role, person_id) values ($1, 'installation-admin', $2)`, [newId(), id]);
}
