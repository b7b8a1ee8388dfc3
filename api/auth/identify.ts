import type { Request } from 'express';
import { systemScope, type Unit } from '../../platform/database/index.js';
import { AppError, forbidden } from '../../platform/errors/index.js';
import { type FoundSession, findSession, touchSession } from '../../platform/organisation/accounts/sessions.js';
import type { PersonActor } from '../../platform/organisation/actor.js';
import type { Organisations } from '../../platform/organisation/organisations.js';
import { personActor } from '../../platform/organisation/person-actor.js';
import type { Organisation } from '../../platform/organisation/types.js';
import type { Platform } from '../../platform/types.js';
import type { Identity } from '../services.js';
import { type Credentials, credentialsOf } from './credentials.js';
import { installationActor } from './installation-actor.js';

/**
 * Who is asking, resolved anew in every request from the session and the agency's current revision: a right that was
 * taken away is gone with the next click. One query when nothing changed.
 * @throws AppError forbidden for a position or an agency that is not the person's, malformed for an unknown agency.
 */
export const createIdentify =
  (platform: Pick<Platform, 'database' | 'organisations'>) =>
  async (request: Request): Promise<Identity | null> => {
    const credentials = credentialsOf(request);
    if (!credentials) return null;
    const inUnit = <T>(work: (unit: Unit) => Promise<T>, readOnly = false) =>
      platform.database.inUnit(systemScope('sign-in'), work, { readOnly });
    const found = await inUnit((unit) => findActor(platform.organisations, unit, credentials), true);
    if (!found) return null;
    const { session } = found;
    if (session.stale) await inUnit((unit) => touchSession(unit, session.id));
    const agency = isSettings(request.path) ? null : credentials.agency;
    const actor = found.actor ?? (await inUnit((unit) => installationActor(unit, session, agency)));
    if (session.must_change_password && !isAboutOwnAccount(request.path)) throw passwordFirst();
    return { actor, via: credentials.via, sessionId: session.id, largeType: session.large_type };
  };

/** @returns no actor for the installation's administrator: entering an agency is recorded, this unit only reads. */
async function findActor(
  organisations: Organisations,
  unit: Unit,
  credentials: Credentials,
): Promise<{ session: FoundSession; actor: PersonActor | null } | null> {
  const session = await findSession(unit, credentials.token);
  if (!session) return null;
  if (session.agency_id === null) return { session, actor: null };
  return { session, actor: await agencyActor(unit, organisations, session, session.agency_id, credentials) };
}

async function agencyActor(
  unit: Unit,
  organisations: Organisations,
  session: FoundSession,
  agencyId: string,
  credentials: Credentials,
): Promise<PersonActor> {
  const organisation = await organisations.load(unit, agencyId);
  const { id, code } = organisation.agency;
  if (credentials.agency && credentials.via === 'bearer' && ![id, code].includes(credentials.agency))
    throw forbidden('agency-not-yours', 'auth.agency-not-yours');
  const person = { ...session, id: session.person_id };
  return personActor(organisation, person, chosenPosition(organisation, person.id, credentials));
}

/** A program that names a position must hold it. A browser's choice may be out of date: then the person's own post. */
function chosenPosition(organisation: Organisation, personId: string, { position, via }: Credentials): string | null {
  const held = organisation.positionsOf(personId);
  const said = position && held.find(({ id, code }) => id === position.said || code === position.said);
  if (said) return said.id;
  if (position?.by === 'header') throw forbidden('position-not-held', 'auth.position-not-held');
  return via === 'cookie' ? (held[0]?.id ?? null) : null;
}

const OWN_ACCOUNT = ['/settings', '/sign-out', '/sign-in', '/api/v1/session', '/api/v1/me', '/assets'];

/** The administrator's own account lies outside every agency, whichever one is being looked at. */
const isSettings = (path: string) => path === '/settings' || path.startsWith('/settings/');

const isAboutOwnAccount = (path: string) => OWN_ACCOUNT.some((own) => path === own || path.startsWith(`${own}/`));

const passwordFirst = () =>
  new AppError('forbidden', { reason: 'password-change-required', message: 'auth.password-first' });
