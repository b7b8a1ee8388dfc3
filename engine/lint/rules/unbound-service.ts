import type { Node } from '../diagram.js';
import { eventKinds, extension, text } from '../diagram.js';
import type { Rule } from '../rule.js';

const SERVICES = new Set(['ServiceTask', 'SendTask', 'BusinessRuleTask']);

/** Message throws and message ends send through a service, too. */
export const callsService = (node: Node): boolean =>
  SERVICES.has(node.type) ||
  ((node.type === 'IntermediateThrowEvent' || node.type === 'EndEvent') && eventKinds(node).includes('Message'));

/** The service's name; null when there is none or it is an expression. */
export const serviceName = (node: Node): string | null => {
  const definition = extension(node.element, 'TaskDefinition');
  return callsService(node) ? text(definition, 'type') : null;
};

/** A service nobody supplies would be an incident at the first letter. */
export const unboundService: Rule = {
  name: 'unbound-service',
  clause: 'BPMN 2.0, 13.3.3: a service task invokes its service',
  severity: 'error',
  *check(diagram, knowledge) {
    const known = new Set(knowledge.services.map((service) => service.name));
    for (const node of diagram.nodes) {
      if (!callsService(node) || extension(node.element, 'CalledDecision')) continue;
      const service = serviceName(node);
      if (!service) yield { element: node.element, variant: 'missing' };
      else if (!service.startsWith('=') && !known.has(service)) yield { element: node.element, values: { service } };
    }
  },
};
