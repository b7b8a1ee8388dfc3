import { recordAudit } from '../../platform/audit/record.js';
import type { Unit } from '../../platform/database/index.js';
import { findSession, type SessionKind } from '../../platform/organisation/accounts/sessions.js';
import { signIn } from '../../platform/organisation/accounts/sign-in.js';
import type { PersonActor } from '../../platform/organisation/actor.js';
import { personActor } from '../../platform/organisation/person-actor.js';
import type { Organisation } from '../../platform/organisation/types.js';
import type { Platform } from '../../platform/types.js';
import { installationActor } from './installation-actor.js';

export interface Opened {
  token: string;
  sessionId: string;
  actor: PersonActor;
  organisation: Organisation | null;
  mustChangePassword: boolean;
}

interface Attempt {
  username: string;
  password: string;
  address: string;
  kind: SessionKind;
}

/**
 * Signs in and records it, in a unit of purpose `sign-in` that commits either way.
 * @returns null when name and password do not belong together. @throws AppError throttled.
 */
export async function openSessionFor(
  unit: Unit,
  { organisations }: Pick<Platform, 'organisations'>,
  attempt: Attempt,
): Promise<Opened | null> {
  const result = await signIn(unit, attempt);
  if (!result.ok) return null;
  const session = await findSession(unit, result.token);
  if (!session) throw new Error('a session was gone before it was used');
  const organisation = result.agencyId === null ? null : await organisations.load(unit, result.agencyId);
  const actor = organisation
    ? personActor(organisation, { ...session, id: session.person_id }, null)
    : await installationActor(unit, session, null);
  await recordAudit(unit, {
    event: 'session.opened',
    actor,
    agencyId: actor.agencyId,
    subject: { kind: 'session', id: session.id },
    details: { kind: attempt.kind },
  });
  const { token, mustChangePassword } = result;
  return { token, sessionId: session.id, actor, organisation, mustChangePassword };
}
