import type { Organisation } from '../../platform/organisation/types.js';
import { administrator } from './resolve-assignment.js';

/** Guarantee 12. A step of the same case that somebody has completed, and the steps it opposes. */
export interface DoneStep {
  elementId: string;
  completedBy: string;
  opposes: string[];
}

/** Persons who may not complete this step: each completed one that opposes it, whichever of the two says so. */
export const opponents = (elementId: string, opposes: readonly string[], done: readonly DoneStep[]): string[] => [
  ...new Set(
    done
      .filter((step) => opposes.includes(step.elementId) || step.opposes.includes(elementId))
      .map((step) => step.completedBy),
  ),
];

/**
 * Where a new task goes when the person who would act on it took an opposing step.
 * @returns the assignee, and the position that was passed over; null when it may stay.
 */
export function aroundOpponents(
  assignee: string | null,
  excluded: readonly string[],
  organisation: Organisation,
): { assignee: string; passedOver: string } | null {
  if (!assignee || excluded.length === 0) return null;
  const positionId = positionOf(assignee, organisation);
  const actor = assignee.startsWith('person:')
    ? assignee.slice('person:'.length)
    : responsible(positionId, organisation);
  if (!actor || !excluded.includes(actor)) return null;
  const superior = positionId ? organisation.nearestFilledSuperior(positionId, excluded) : undefined;
  return {
    assignee: superior ? `position:${superior.id}` : besideTheLine(excluded, organisation),
    passedOver: (positionId && organisation.position(positionId)?.name) || organisation.person(actor)?.name || assignee,
  };
}

/** Nobody above: the administrator, unless he is who may not; then whoever stands in for the office. */
function besideTheLine(excluded: readonly string[], organisation: Organisation): string {
  const free = (['administrator', 'head', 'deputy'] as const)
    .flatMap((name) => organisation.holderOf(name) ?? [])
    .find(({ id }) => {
      const actor = responsible(id, organisation);
      return actor !== null && !excluded.includes(actor);
    });
  return free ? `position:${free.id}` : administrator(organisation);
}

function positionOf(assignee: string, organisation: Organisation): string | null {
  if (assignee.startsWith('position:')) return assignee.slice('position:'.length);
  return organisation.positionsOf(assignee.slice('person:'.length))[0]?.id ?? null;
}

function responsible(positionId: string | null, organisation: Organisation): string | null {
  if (!positionId) return null;
  const { position } = organisation.responsibleFor(positionId);
  return position ? (organisation.actingHolder(position.id)?.personId ?? null) : null;
}
