import { child, list, text } from '../diagram.js';
import type { Rule } from '../rule.js';

const REFERENCES: Record<string, string> = {
  'bpmn:MessageEventDefinition': 'messageRef',
  'bpmn:SignalEventDefinition': 'signalRef',
};

/** Parts that the drawing needs and the file does not have. */
export const missingReference: Rule = {
  name: 'missing-reference',
  clause: 'BPMN 2.0, 10.4.5: a message or signal event refers to its message or signal',
  severity: 'error',
  *check(diagram) {
    for (const element of diagram.looseFlows) yield { element, variant: 'flow' };
    for (const { element, type, host, scope, id } of diagram.nodes) {
      if (type === 'BoundaryEvent' && (!host || host.scope !== scope)) yield { element, variant: 'host' };
      if (type === 'ReceiveTask' && !child(element, 'messageRef')) yield { element, variant: 'event' };
      if (type === 'IntermediateThrowEvent' || type === 'EndEvent') continue;
      for (const definition of list(element, 'eventDefinitions')) {
        const property = REFERENCES[definition.$type];
        if (!property) continue;
        const reference = child(definition, property);
        if (!reference || !text(reference, 'name')) yield { element, variant: 'event', values: { id } };
      }
    }
  },
};
