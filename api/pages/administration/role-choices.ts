import type { Unit } from '../../../platform/database/index.js';
import type { Translate } from '../../../platform/messages/index.js';
import type { Grantee } from '../../../platform/organisation/commands/grant-role.js';
import { GRANTABLE_ROLES } from '../../../platform/organisation/permissions.js';

const PLACES: Record<Grantee['kind'], string> = { person: 'people', position: 'positions' };

/** What the list of roles shows on the page of a person or a position. */
export async function roleChoices(unit: Unit, to: Grantee, translate: Translate): Promise<Record<string, unknown>> {
  const granted = await unit.rows<{ role: string }>(
    `select role from role_grant where agency_id = $1 and ${to.kind}_id = $2`,
    [unit.agencyId, to.id],
  );
  const has = new Set(granted.map(({ role }) => role));
  const roles = GRANTABLE_ROLES.map((role) => ({
    role,
    name: translate(`administration.role.${role}`),
    text: translate(`administration.role-text.${role}`),
    granted: has.has(role),
  }));
  return {
    rolesHref: `/administration/${PLACES[to.kind]}/${to.id}`,
    rolesLead: translate(`administration.roles.lead-${to.kind}`),
    granted: roles.filter((it) => it.granted),
    grantable: roles.filter((it) => !it.granted),
  };
}
