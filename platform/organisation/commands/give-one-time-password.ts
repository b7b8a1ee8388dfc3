import { recordAudit } from '../../audit/record.js';
import { readableCode } from '../../ids/index.js';
import { endSessionsOf } from '../accounts/sessions.js';
import { setPassword } from '../accounts/set-password.js';
import { type Desk, presentPerson } from './desk.js';

/** For somebody who forgot hers; it must be replaced at the next sign-in. @returns it, to be shown once. */
export async function giveOneTimePassword(desk: Desk, personId: string): Promise<string> {
  const { unit, actor } = desk;
  await presentPerson(unit, personId);
  const password = readableCode(12);
  await setPassword(unit, personId, password, true);
  await endSessionsOf(unit, [personId], 'password-changed');
  await recordAudit(unit, { event: 'account.password-reset', actor, subject: { kind: 'person', id: personId } });
  return password;
}
