import type { Activity, Elements } from '../model.js';
import { Synthetic } from './synthetic.js';

/**
 * The engine runs event sub-processes only on signals thrown inside, and ignores isInterrupting. So each becomes a
 * boundary event: the scope keeps its id, its content moves into a synthetic body beside which the handlers stand, and
 * every start event of a handler becomes a boundary event of the body.
 */
export function rewriteEventSubProcesses(elements: Elements): void {
  const handlers = elements.activities.filter((activity) => activity.behaviour.triggeredByEvent);
  for (const scopeId of new Set(handlers.map((handler) => handler.parent.id))) {
    moveIntoBody(
      elements,
      scopeId,
      handlers.filter((handler) => handler.parent.id === scopeId),
    );
  }
}

function moveIntoBody(elements: Elements, scopeId: string, handlers: Activity[]): void {
  const scope = [...elements.processes, ...elements.activities].find((candidate) => candidate.id === scopeId);
  if (!scope) return;
  const body = { id: `${scopeId}__body`, type: 'bpmn:SubProcess' };
  for (const activity of elements.activities)
    if (activity.parent.id === scopeId && !handlers.includes(activity)) activity.parent = body;
  for (const list of [elements.sequenceFlows, elements.associations, elements.dataObjects, elements.dataStores])
    for (const element of list) if (element.parent?.id === scopeId) element.parent = body;

  const add = new Synthetic(elements, { id: scopeId, type: scope.type });
  const start = add.activity(`${scopeId}__start`, 'bpmn:StartEvent', null);
  add.activity(body.id, body.type, null);
  add.flow(start.id, body.id);
  for (const handler of handlers) {
    handler.behaviour.triggeredByEvent = false;
    const trigger = elements.activities.find(
      (activity) => activity.parent.id === handler.id && activity.type === 'bpmn:StartEvent',
    );
    if (!trigger) continue;
    const boundary = add.activity(`${trigger.id}__on`, 'bpmn:BoundaryEvent', trigger.id, {
      attachedTo: body,
      cancelActivity: trigger.behaviour.isInterrupting !== false,
      eventDefinitions: trigger.behaviour.eventDefinitions,
    });
    trigger.behaviour.eventDefinitions = undefined;
    trigger.behaviour.compiled = { origin: null };
    add.flow(boundary.id, handler.id);
  }
}
