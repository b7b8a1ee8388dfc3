import type { Position } from '../../../platform/organisation/types.js';
import type { Recipient } from './recipient-policy.js';
import { mustAct, type Role } from './vocabulary.js';

export interface ChosenRecipient {
  position: string;
  role?: Role | null | undefined;
}

export interface AssignedRecipient {
  position: Position;
  role: Role;
}

export type RecipientFault = 'outside-policy' | 'twice' | 'two-coordinators' | 'none';

/**
 * Of those who act exactly one coordinates: the one named, else the first. A superior who was skipped gets a copy.
 * @returns the edges in the order chosen, or the first fault with the index of the recipient.
 */
export function assignRoles(
  chosen: readonly ChosenRecipient[],
  allowed: readonly Recipient[],
): { recipients: AssignedRecipient[] } | { fault: RecipientFault; at: number } {
  if (chosen.length === 0) return { fault: 'none', at: -1 };
  const picked: (AssignedRecipient & { skipped: Position[] })[] = [];
  for (const [at, { position, role }] of chosen.entries()) {
    const found = allowed.find((it) => it.position.id === position || it.position.code === position);
    if (!found) return { fault: 'outside-policy', at };
    if (picked.some((it) => it.position.id === found.position.id)) return { fault: 'twice', at };
    if (role === 'coordinator' && picked.some((it) => it.role === 'coordinator'))
      return { fault: 'two-coordinators', at };
    picked.push({ ...found, role: role ?? 'main' });
  }
  const acting = picked.filter(({ role }) => mustAct(role));
  const first = acting[0];
  if (first && !acting.some(({ role }) => role === 'coordinator')) first.role = 'coordinator';
  const recipients: AssignedRecipient[] = picked.map(({ position, role }) => ({ position, role }));
  for (const superior of acting.flatMap(({ skipped }) => skipped))
    if (!recipients.some(({ position }) => position.id === superior.id))
      recipients.push({ position: superior, role: 'copy' });
  return { recipients };
}
