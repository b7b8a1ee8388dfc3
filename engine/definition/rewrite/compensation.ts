import type { Elements } from '../model.js';

/**
 * The engine's compensation ignores order and activityRef and does not wait. Outside transactions the boundary events
 * are taken out, and the throw becomes a wait state during which the session runs the handlers, last completed first.
 */
export function rewriteCompensation(elements: Elements): void {
  const transactions = new Set(
    elements.activities.filter((activity) => activity.type === 'bpmn:Transaction').map((activity) => activity.id),
  );
  const boundaries = elements.activities.filter(
    (activity) =>
      activity.behaviour.attachedTo &&
      activity.behaviour.eventDefinitions?.[0]?.type === 'bpmn:CompensateEventDefinition' &&
      !transactions.has(activity.parent.id),
  );
  for (const boundary of boundaries) {
    const association = elements.associations.find((candidate) => candidate.sourceId === boundary.id);
    if (!association || !boundary.behaviour.attachedTo) continue;
    elements.compensable.set(boundary.behaviour.attachedTo.id, association.targetId);
    elements.activities.splice(elements.activities.indexOf(boundary), 1);
    elements.associations.splice(elements.associations.indexOf(association), 1);
  }
  for (const activity of elements.activities) {
    const definition = activity.behaviour.eventDefinitions?.[0];
    if (!/ThrowEvent|EndEvent/.test(activity.type) || definition?.type !== 'bpmn:CompensateEventDefinition') continue;
    activity.behaviour.compiled = {
      ...activity.behaviour.compiled,
      compensates: { activityRef: definition.behaviour.activityRef?.id ?? null },
    };
    activity.behaviour.eventDefinitions = undefined;
    activity.type = 'bpmn:ManualTask';
  }
}
