import type { Actor } from '../../../platform/organisation/actor.js';

/** Who did it; null for the system. */
export const personOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.personId : null);

/** Whether the actor decides for the position now: acts as it, or it is vacant and falls to him. */
export function decidesFor(actor: Actor, positionId: string | null): boolean {
  if (actor.kind !== 'person' || positionId === null || !actor.position || actor.position.readOnly) return false;
  const acting = actor.position.id;
  return (
    acting === positionId ||
    actor.vacancies.some((vacancy) => vacancy.id === positionId && vacancy.forPositionId === acting)
  );
}
