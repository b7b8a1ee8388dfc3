import type { Elements } from '../model.js';

/** A message throw would be broadcast inside the instance without correlation; sending is a service. */
export function rewriteMessageThrows(elements: Elements): void {
  for (const activity of elements.activities) {
    const throws = activity.type === 'bpmn:IntermediateThrowEvent' || activity.type === 'bpmn:EndEvent';
    if (!throws || activity.behaviour.eventDefinitions?.[0]?.type !== 'bpmn:MessageEventDefinition') continue;
    activity.type = 'bpmn:SendTask';
    activity.behaviour.eventDefinitions = undefined;
  }
}
