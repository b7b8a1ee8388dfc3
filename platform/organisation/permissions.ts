import type { OfficeFunction, Permission, RoleCode } from './types.js';

/** The one map from roles to abilities. Routes and templates ask for abilities, never for roles. */
export const ROLE_PERMISSIONS: Record<RoleCode, readonly Permission[]> = {
  'agency-admin': [
    'work',
    'start-instance',
    'send-message',
    'publish-definition',
    'read-instances',
    'repair-instances',
    'manage-organisation',
    'manage-people',
    'manage-settings',
    'read-audit',
  ],
  operator: ['work', 'start-instance', 'register-letter', 'correct-letter', 'read-agenda'],
  leader: ['work', 'start-instance', 'dispose', 'read-agenda', 'read-instances'],
  official: ['work', 'start-instance', 'dispose'],
  staff: ['work', 'start-instance'],
  archivist: ['work', 'start-instance', 'correct-letter', 'read-agenda'],
  auditor: ['read-agenda', 'read-instances', 'read-audit'],
  helpdesk: ['work', 'start-instance', 'manage-people'],
  // Sees no letter's content, so neither worklists nor instances; within a chosen agency it sets up, and is audited.
  'installation-admin': [
    'manage-installation',
    'manage-organisation',
    'manage-people',
    'manage-settings',
    'publish-definition',
    'read-audit',
  ],
};

export const ROLES = Object.keys(ROLE_PERMISSIONS) as RoleCode[];

/** Roles an agency's own administrator may give; the installation's role is nobody's to give inside an agency. */
export const GRANTABLE_ROLES: readonly RoleCode[] = ROLES.filter((role) => role !== 'installation-admin');

export const isRole = (text: string): text is RoleCode => text in ROLE_PERMISSIONS;

/** What being the office's registry, archivist and so on brings by itself. */
export const FUNCTION_ROLES: Partial<Record<OfficeFunction, RoleCode>> = {
  head: 'leader',
  registry: 'operator',
  deputy: 'leader',
  archivist: 'archivist',
  administrator: 'agency-admin',
};

/** The definitive holder while a Plh acts sees everything and decides nothing (domain 1.4). */
export const READING: ReadonlySet<Permission> = new Set<Permission>([
  'work',
  'read-agenda',
  'read-instances',
  'read-audit',
]);
