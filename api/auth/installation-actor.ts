import { recordAudit } from '../../platform/audit/record.js';
import type { Unit } from '../../platform/database/index.js';
import { AppError } from '../../platform/errors/index.js';
import type { FoundSession } from '../../platform/organisation/accounts/sessions.js';
import type { PersonActor } from '../../platform/organisation/actor.js';
import { permissionsOf } from '../../platform/organisation/permissions-of.js';
import type { RoleCode } from '../../platform/organisation/types.js';

/**
 * The installation's administrator: no position, no agency but the chosen one, never a letter's content. Entering an
 * agency is recorded in that agency's own audit.
 * @throws AppError malformed for an agency that does not exist.
 */
export async function installationActor(
  unit: Unit,
  session: FoundSession,
  chosen: string | null,
): Promise<PersonActor> {
  const granted = await unit.rows<{ role: RoleCode }>(
    'select role from role_grant where person_id = $1 and agency_id is null',
    [session.person_id],
  );
  const agencyId = chosen === null ? null : await agencyIdOf(unit, chosen);
  const actor: PersonActor = {
    kind: 'person',
    personId: session.person_id,
    name: session.name,
    username: session.username,
    agencyId,
    position: null,
    positions: [],
    vacancies: [],
    permissions: permissionsOf({ granted: granted.map(({ role }) => role), held: [] }),
    language: session.language,
  };
  if (agencyId !== null && agencyId !== session.chosen_agency_id) {
    await unit.run('update session set chosen_agency_id = $2 where id = $1', [session.id, agencyId]);
    await recordAudit(unit, { event: 'agency.entered', actor, agencyId, subject: { kind: 'agency', id: agencyId } });
  }
  return actor;
}

async function agencyIdOf(unit: Unit, idOrCode: string): Promise<string> {
  const agency = await unit.row<{ id: string }>('select id from agency where id::text = $1 or code = $1', [idOrCode]);
  if (!agency) throw new AppError('malformed', { reason: 'agency-unknown', message: 'auth.agency-unknown' });
  return agency.id;
}
