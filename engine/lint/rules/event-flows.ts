import { eventKinds } from '../diagram.js';
import type { Rule } from '../rule.js';

export const eventFlows: Rule = {
  name: 'event-flows',
  clause: 'BPMN 2.0, 10.4.2 and 10.4.3: nothing leads into a start event or out of an end event',
  severity: 'error',
  *check(diagram) {
    for (const node of diagram.nodes) {
      const { element, type, incoming, outgoing } = node;
      const handler = element.triggeredByEvent === true || element.isForCompensation === true;
      if (type === 'StartEvent' && incoming.length > 0) yield { element, variant: 'start' };
      if (type === 'EndEvent' && outgoing.length > 0) yield { element, variant: 'end' };
      if (type === 'BoundaryEvent' && incoming.length > 0) yield { element, variant: 'boundary-in' };
      if (type === 'BoundaryEvent' && outgoing.length === 0 && !eventKinds(node).includes('Compensate'))
        yield { element, variant: 'boundary-out' };
      if (handler && incoming.length + outgoing.length > 0) yield { element, variant: 'handler' };
    }
  },
};
