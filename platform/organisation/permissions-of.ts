import { FUNCTION_ROLES, READING, ROLE_PERMISSIONS } from './permissions.js';
import type { OfficeFunction, Permission, RoleCode } from './types.js';

interface Held {
  readOnly: boolean;
  /** Roles given to the position. */
  granted: readonly RoleCode[];
  functions: readonly OfficeFunction[];
  /** Has subordinates today. */
  leads: boolean;
  isHead: boolean;
}

/** Roles given to the person, plus what each held position brings by itself: staff, official, leader, its functions. */
export function permissionsOf(of: { granted: readonly RoleCode[]; held: readonly Held[] }): ReadonlySet<Permission> {
  const allowed = new Set<Permission>();
  const add = (role: RoleCode, within?: ReadonlySet<Permission>) => {
    for (const permission of ROLE_PERMISSIONS[role]) if (!within || within.has(permission)) allowed.add(permission);
  };
  for (const role of of.granted) add(role);
  for (const position of of.held) {
    const within = position.readOnly ? READING : undefined;
    for (const role of rolesOf(position)) add(role, within);
  }
  return allowed;
}

function rolesOf(position: Held): RoleCode[] {
  const functions = position.functions.flatMap((name) => FUNCTION_ROLES[name] ?? []);
  const standing: RoleCode[] = position.isHead ? ['leader'] : position.leads ? ['official'] : [];
  return ['staff', ...standing, ...position.granted, ...functions];
}
